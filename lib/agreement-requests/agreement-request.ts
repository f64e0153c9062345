import type { ChargeSummary } from "./charges";
import type { RequestedTerm } from "./schema";
import { type AgreementRequestStatus, type Intent, type StoredStatus, statusAsOf } from "./states";
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

/** A quote as screens get it: as it counts now, and without what only the service itself needs to know. */
export type AgreementRequestView = Omit<AgreementRequest, "clientToken" | "inputHash" | "requestedTerms" | "status"> & {
  status: AgreementRequestStatus;
};

export function viewOf(
  { clientToken: _token, inputHash: _hash, requestedTerms: _terms, ...request }: AgreementRequest,
  now: Date,
): AgreementRequestView {
  return { ...request, status: statusAsOf(request, now) };
}
