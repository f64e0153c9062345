export const paymentRequestStatuses = [
  "VALIDATING",
  "VALIDATION_FAILED",
  "PENDING_APPROVAL",
  "APPROVED",
  "REJECTED",
  "CANCELLED",
] as const;
export type PaymentRequestStatus = (typeof paymentRequestStatuses)[number];

/** The console's words. */
export const paymentRequestStatusLabels: Record<PaymentRequestStatus, string> = {
  VALIDATING: "Pending",
  VALIDATION_FAILED: "Failed",
  PENDING_APPROVAL: "Pending",
  APPROVED: "Accepted",
  REJECTED: "Declined",
  CANCELLED: "Canceled",
};

/** The seller's request for a part of what a variable payment term allows. Amounts are decimal texts. */
export type PaymentRequest = {
  id: string;
  agreementId: string;
  proposerId: string;
  acceptorId: string;
  termId: string;
  name: string;
  description: string | null;
  amount: string;
  currency: string;
  status: PaymentRequestStatus;
  statusMessage: string | null;
  chargeId: string | null;
  clientToken: string;
  inputHash: string;
  requestedBy: string;
  resolvedBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  approvesAt: Date | null;
};

/** The request as it counts at `now`: one that approves itself reads as approved from that instant on. */
export const paymentRequestAsOf = <R extends Pick<PaymentRequest, "status" | "approvesAt" | "updatedAt">>(
  request: R,
  now: Date,
): R =>
  request.status === "PENDING_APPROVAL" && request.approvesAt && request.approvesAt <= now
    ? { ...request, status: "APPROVED", updatedAt: request.approvesAt }
    : request;
