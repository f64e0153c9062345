import type { Metadata } from "next";
import { RequestsOfAgreement } from "@/components/cancellation-requests/requests-of-agreement";
import { Adjustments } from "@/components/payments/adjustments";
import { PaymentRequests } from "@/components/payments/payment-requests";
import { Stack } from "@/components/ui/stack";
import { listAdjustmentsOf } from "@/lib/billing-adjustments/queries";
import { ownAgreement } from "@/lib/callers/own-agreement";
import { listRequestsOf } from "@/lib/cancellation-requests/queries";
import { readPayments } from "@/lib/payment-requests/queries";
import { requestPayment, withdrawPayment } from "../../../../../_payments/actions";

export const metadata: Metadata = { title: "Requests" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function RequestsPage({ params }: Props) {
  const { ctx, agreement } = await ownAgreement(params);
  const [requests, payments, adjustments] = await Promise.all([
    listRequestsOf(ctx, agreement.id),
    readPayments(ctx, agreement),
    listAdjustmentsOf(ctx, agreement.id),
  ]);
  return (
    <Stack>
      <RequestsOfAgreement requests={requests} party="seller" now={ctx.now} />
      {payments && (
        <PaymentRequests
          agreementId={agreement.id}
          payments={payments}
          actions={{ party: "seller", request: requestPayment, withdraw: withdrawPayment }}
        />
      )}
      <Adjustments adjustments={adjustments} />
    </Stack>
  );
}
