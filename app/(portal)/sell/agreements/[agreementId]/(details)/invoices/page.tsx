import type { Metadata } from "next";
import { ChargesTable } from "@/components/agreements/charges-table";
import { listCharges } from "@/lib/agreements/queries";
import { ownAgreement } from "@/lib/callers/own-agreement";

export const metadata: Metadata = { title: "Invoices" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function InvoicesPage({ params }: Props) {
  const { ctx, agreement } = await ownAgreement(params);
  return <ChargesTable charges={await listCharges(ctx, agreement)} title="Invoices" />;
}
