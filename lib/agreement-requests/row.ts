import { type Sql, sql } from "../db";

/** The columns of an `AgreementRequest`, for a `select` or `returning` over `agreement_request q`. */
export const agreementRequestFields: Sql = sql`
  q.id, q.acceptor_id, q.acceptor_name, q.proposer_id, q.proposer_name, q.product_id, q.product_title, q.intent,
  q.proposal_id, q.source_agreement_id, q.status, q.requested_terms, q.accepted_terms, q.charge_summary, q.client_token,
  q.input_hash, q.requested_by, q.created_at, q.expires_at, q.updated_at, q.agreement_id`;
