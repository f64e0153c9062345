import { type Column, isoText } from "../lists/columns";
import type { AgreementRequestView } from "./agreement-request";
import { agreementRequestStatusLabels, intentLabels } from "./labels";

/** A row of the buyer's list: the quote without its terms and charges. */
export type AgreementRequestRow = Omit<AgreementRequestView, "acceptedTerms" | "chargeSummary"> & {
  value: string;
  currency: string;
};

export const agreementRequestColumns = [
  { id: "requestId", header: "Request ID", isDefault: true, sort: "requestId", width: 290, text: (row) => row.id },
  {
    id: "status",
    header: "Status",
    isDefault: true,
    sort: "status",
    width: 150,
    text: (row) => agreementRequestStatusLabels[row.status],
  },
  {
    id: "intent",
    header: "Intent",
    isDefault: true,
    sort: "intent",
    width: 160,
    text: (row) => intentLabels[row.intent],
  },
  { id: "product", header: "Product", isDefault: true, sort: "product", width: 190, text: (row) => row.productTitle },
  { id: "seller", header: "Seller", isDefault: true, sort: "seller", width: 180, text: (row) => row.proposerName },
  { id: "value", header: "New value", isDefault: true, sort: "value", width: 150, text: (row) => row.value },
  {
    id: "agreementId",
    header: "Became agreement",
    isDefault: true,
    width: 290,
    text: (row) => row.agreementId ?? "",
  },
  {
    id: "createdAt",
    header: "Asked for",
    isDefault: true,
    sort: "createdAt",
    width: 200,
    text: (row) => isoText(row.createdAt),
  },
  {
    id: "expiresAt",
    header: "Valid until",
    isDefault: true,
    sort: "expiresAt",
    width: 220,
    text: (row) => isoText(row.expiresAt),
  },
  {
    id: "sourceAgreementId",
    header: "About agreement",
    isDefault: false,
    text: (row) => row.sourceAgreementId ?? "",
  },
  { id: "proposalId", header: "Proposal ID", isDefault: false, text: (row) => row.proposalId ?? "" },
  { id: "requestedBy", header: "Asked for by", isDefault: false, text: (row) => row.requestedBy },
  { id: "currency", header: "Currency", isDefault: false, text: (row) => row.currency },
] as const satisfies readonly Column<AgreementRequestRow>[];

export type AgreementRequestColumnId = (typeof agreementRequestColumns)[number]["id"];
