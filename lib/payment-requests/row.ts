import { type Sql, sql } from "../db";

/** The columns of a `PaymentRequest`, for a `select` or `returning` over `payment_request p`. */
export const paymentRequestColumns: Sql = sql`
  p.id, p.agreement_id, p.proposer_id, p.acceptor_id, p.term_id, p.name, p.description, p.amount, p.currency, p.status,
  p.status_message, p.charge_id, p.client_token, p.input_hash, p.requested_by, p.resolved_by, p.created_at, p.updated_at,
  p.approves_at`;

/** The status as it counts at `now` (`paymentRequestAsOf`), in the words of the database. */
export const paymentRequestStatusAt = (now: Date): Sql => sql`
  case when p.status = 'PENDING_APPROVAL' and p.approves_at <= ${now} then 'APPROVED' else p.status end`;
