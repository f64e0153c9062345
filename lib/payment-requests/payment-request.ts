import { type Sql, sql } from "../db";

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

/** The columns of a `PaymentRequest`, for a `select` or `returning` over `payment_request p`. */
export const paymentRequestColumns: Sql = sql`
  p.id, p.agreement_id, p.proposer_id, p.acceptor_id, p.term_id, p.name, p.description, p.amount, p.currency, p.status,
  p.status_message, p.charge_id, p.client_token, p.input_hash, p.requested_by, p.resolved_by, p.created_at, p.updated_at,
  p.approves_at`;

/** The request as it counts at `now`: one that approves itself reads as approved from that instant on. */
export const paymentRequestAsOf = <R extends Pick<PaymentRequest, "status" | "approvesAt" | "updatedAt">>(
  request: R,
  now: Date,
): R =>
  request.status === "PENDING_APPROVAL" && request.approvesAt && request.approvesAt <= now
    ? { ...request, status: "APPROVED", updatedAt: request.approvesAt }
    : request;

/** The same in the words of the database, for filters. */
export const paymentRequestStatusAt = (now: Date): Sql => sql`
  case when p.status = 'PENDING_APPROVAL' and p.approves_at <= ${now} then 'APPROVED' else p.status end`;
