import { type Sql, sql } from "../db";
import type { ChargeSummary } from "./charges";
import type { RequestedTerm } from "./schema";
import type { Intent, StoredStatus } from "./states";
import type { Term } from "./terms";

/** A quote as the database holds it. */
export type AgreementRequest = {
  id: string;
  acceptorId: string;
  acceptorName: string;
  proposerId: string;
  proposerName: string;
  productId: string;
  productTitle: string;
  intent: Intent;
  proposalId: string | null;
  sourceAgreementId: string | null;
  status: StoredStatus;
  requestedTerms: RequestedTerm[];
  acceptedTerms: Term[];
  chargeSummary: ChargeSummary;
  clientToken: string;
  inputHash: string;
  requestedBy: string;
  createdAt: Date;
  expiresAt: Date;
  updatedAt: Date;
  agreementId: string | null;
};

/** The columns of an `AgreementRequest`, for a `select` or `returning` over `agreement_request q`. */
export const agreementRequestColumns: Sql = sql`
  q.id, q.acceptor_id, q.acceptor_name, q.proposer_id, q.proposer_name, q.product_id, q.product_title, q.intent,
  q.proposal_id, q.source_agreement_id, q.status, q.requested_terms, q.accepted_terms, q.charge_summary, q.client_token,
  q.input_hash, q.requested_by, q.created_at, q.expires_at, q.updated_at, q.agreement_id`;
