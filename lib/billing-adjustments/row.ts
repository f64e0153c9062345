import { type Sql, sql } from "../db";

/** The columns of a `BillingAdjustment`, for a `select` or `returning` over `billing_adjustment b`. */
export const adjustmentColumns: Sql = sql`
  b.id, b.agreement_id, b.invoice_id, b.proposer_id, b.amount, b.currency, b.reason_code, b.description, b.status,
  b.status_message, b.client_token, b.input_hash, b.requested_by, b.created_at, b.updated_at`;
