import { formatInstant } from "../format";
import { type PaymentRequest, type PaymentRequestStatus, paymentRequestAsOf } from "./payment-request";

const became: Record<PaymentRequestStatus, string> = {
  VALIDATING: "is being checked",
  VALIDATION_FAILED: "could not be processed",
  PENDING_APPROVAL: "waits for the buyer",
  APPROVED: "was accepted",
  REJECTED: "was declined",
  CANCELLED: "was withdrawn by the seller",
};

/** "This payment request was declined on …": why nothing can be done with it any more. */
export function whatBecameOf(request: Pick<PaymentRequest, "status" | "approvesAt" | "updatedAt">, now: Date): string {
  const { status, updatedAt } = paymentRequestAsOf(request, now);
  return `This payment request ${became[status]} on ${formatInstant(updatedAt)}. Only pending ones can be answered or withdrawn.`;
}
