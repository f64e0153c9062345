import type { Metadata } from "next";
import { TermCards } from "@/components/agreements/term-cards";
import { listTerms } from "@/lib/agreements/queries";
import { summarizeTerm } from "@/lib/agreements/terms";
import { ownAgreement } from "@/lib/callers/own-agreement";

export const metadata: Metadata = { title: "Terms" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function TermsPage({ params }: Props) {
  const { ctx, agreement } = await ownAgreement(params);
  const terms = await listTerms(ctx, agreement.id);
  return <TermCards terms={terms.map((term) => ({ ...term, ...summarizeTerm(term) }))} />;
}
