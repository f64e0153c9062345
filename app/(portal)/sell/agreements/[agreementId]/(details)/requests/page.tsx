import type { Metadata } from "next";
import { RequestsOfAgreement } from "@/components/cancellation-requests/requests-of-agreement";
import { ownAgreement } from "@/lib/callers/own-agreement";
import { listRequestsOf } from "@/lib/cancellation-requests/queries";

export const metadata: Metadata = { title: "Requests" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function RequestsPage({ params }: Props) {
  const { ctx, agreement } = await ownAgreement(params);
  return <RequestsOfAgreement requests={await listRequestsOf(ctx, agreement.id)} party="seller" now={ctx.now} />;
}
