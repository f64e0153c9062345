import { type Sql, sql } from "../db";

/** The columns of an `Agreement`, for a `select` or `returning` over `agreement a`. */
export const agreementColumns: Sql = sql`
  a.id, a.status, a.agreement_type, a.proposer_id, a.proposer_name, a.acceptor_id, a.acceptor_name, a.manufacturer_id,
  a.manufacturer_name, a.payer_id, a.product_id, a.product_title, a.product_type, a.offer_id, a.offer_name, a.offer_set_id,
  a.offer_visibility, a.resale_authorization_id, a.pricing_model, a.intent, a.initial_agreement_id, a.value, a.currency,
  a.auto_renew, a.end_time_behavior_type, a.end_time_behavior_reason, a.accepted_at, a.start_at, a.end_at,
  a.contractual_end_at, a.ended_at, a.cancellation_status, a.updated_at`;
