import { type Sql, sql } from "../db";

/** The columns of a `CancellationRequest`, for a `select` or `returning` over `cancellation_request r`. */
export const requestColumns: Sql = sql`
  r.id, r.agreement_id, r.proposer_id, r.proposer_name, r.acceptor_id, r.acceptor_name, r.product_title, r.status,
  r.reason_code, r.portal_reason, r.description, r.status_message, r.client_token, r.input_hash, r.requested_by,
  r.requested_by_email, r.created_at, r.updated_at, r.respond_by, r.resolved_at, r.resolution, r.resolved_by,
  r.resolved_via, r.link_copied_at`;
