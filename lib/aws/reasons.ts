import type { ValidationExceptionReason } from "@aws-sdk/client-marketplace-agreement";

export type Reason = ValidationExceptionReason;
type Pair = readonly [missing: Reason, invalid: Reason];

/**
 * The documented reason for each member of a request, when it is missing and when it breaks a limit. A name with dots is looked
 * up first whole, then by its last part, then by what it is part of; what is not here is OTHER.
 */
const reasons: Record<string, Pair> = {
  adjustmentAmount: ["MISSING_ADJUSTMENT_AMOUNT", "INVALID_ADJUSTMENT_AMOUNT"],
  adjustmentReasonCode: ["MISSING_REASON_CODE", "INVALID_REASON_CODE"],
  agreementCancellationRequestId: [
    "MISSING_AGREEMENT_CANCELLATION_REQUEST_ID",
    "INVALID_AGREEMENT_CANCELLATION_REQUEST_ID",
  ],
  agreementId: ["MISSING_AGREEMENT_ID", "INVALID_AGREEMENT_ID"],
  agreementProposalIdentifier: ["MISSING_AGREEMENT_PROPOSAL_IDENTIFIER", "INVALID_AGREEMENT_PROPOSAL_IDENTIFIER"],
  agreementRequestId: ["MISSING_AGREEMENT_REQUEST_ID", "INVALID_AGREEMENT_REQUEST_ID"],
  agreementType: ["INVALID_AGREEMENT_TYPE", "INVALID_AGREEMENT_TYPE"],
  billingAdjustmentRequestEntries: ["MISSING_BILLING_ADJUSTMENTS", "MISSING_BILLING_ADJUSTMENT_REQUEST_ENTRY"],
  cancellationReason: ["MISSING_REASON", "INVALID_REASON"],
  catalog: ["INVALID_CATALOG", "INVALID_CATALOG"],
  chargeAmount: ["MISSING_CHARGE_AMOUNT", "INVALID_CHARGE_AMOUNT"],
  chargeId: ["MISSING_CHARGE_ID", "INVALID_CHARGE_ID"],
  chargeRevision: ["MISSING_CHARGE_REVISION", "INVALID_CHARGE_REVISION"],
  clientToken: ["INVALID_CLIENT_TOKEN", "INVALID_CLIENT_TOKEN"],
  currencyCode: ["MISSING_CURRENCY_CODE", "INVALID_CURRENCY_CODE"],
  description: ["MISSING_DESCRIPTION", "INVALID_DESCRIPTION"],
  filters: ["INVALID_FILTERS", "INVALID_FILTERS"],
  "filters.name": ["MISSING_FILTER_NAME", "INVALID_FILTER_NAME"],
  "filters.values": ["MISSING_FILTER_VALUES", "INVALID_FILTER_VALUES"],
  intent: ["MISSING_INTENT", "INVALID_INTENT"],
  maxResults: ["INVALID_MAX_RESULTS", "INVALID_MAX_RESULTS"],
  name: ["MISSING_NAME", "INVALID_NAME"],
  nextToken: ["INVALID_NEXT_TOKEN", "INVALID_NEXT_TOKEN"],
  originalInvoiceId: ["MISSING_INVOICE_ID", "OTHER"],
  partyType: ["MISSING_PARTY_TYPE", "INVALID_PARTY_TYPE"],
  paymentRequestId: ["MISSING_PAYMENT_REQUEST_ID", "INVALID_PAYMENT_REQUEST_ID"],
  purchaseOrderReference: ["MISSING_PURCHASE_ORDER_REFERENCE", "INVALID_PURCHASE_ORDER_REFERENCE"],
  purchaseOrders: ["MISSING_PURCHASE_ORDERS", "INVALID_PURCHASE_ORDERS"],
  reasonCode: ["MISSING_REASON_CODE", "INVALID_REASON_CODE"],
  rejectionReason: ["MISSING_REASON", "INVALID_REJECTION_REASON"],
  requestedTerms: ["MISSING_REQUESTED_TERMS", "INVALID_REQUESTED_TERMS"],
  "requestedTerms.id": ["MISSING_REQUESTED_TERM_ID", "INVALID_REQUESTED_TERM_ID"],
  "requestedTerms.configuration": ["MISSING_REQUESTED_TERM_CONFIGURATION", "INVALID_REQUESTED_TERM_CONFIGURATION"],
  sortBy: ["INVALID_SORT_BY", "INVALID_SORT_BY"],
  sortOrder: ["INVALID_SORT_ORDER", "INVALID_SORT_ORDER"],
  sourceAgreementIdentifier: ["MISSING_SOURCE_AGREEMENT_IDENTIFIER", "INVALID_SOURCE_AGREEMENT_IDENTIFIER"],
  status: ["INVALID_STATUS", "INVALID_STATUS"],
  termId: ["MISSING_TERM_ID", "INVALID_TERM_ID"],
};

/** The reason for a member that is missing or wrong. */
export function reasonFor(path: PropertyKey[], isMissing: boolean): Reason {
  const names = path.filter((part) => typeof part === "string");
  const candidates = [names.join("."), names.at(-1) ?? "", ...names.map((_, i) => names.slice(0, -i - 1).join("."))];
  const pair = candidates.map((name) => reasons[name]).find(Boolean);
  return pair ? pair[isMissing ? 0 : 1] : "OTHER";
}
