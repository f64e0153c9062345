import { statusLabels } from "../cancellation-requests/labels";
import { type Column, isoText } from "../lists/columns";
import { plainAmount } from "../money";
import { agreementStatusLabels, offerVisibilityLabels, pricingModelLabels } from "./agreement";
import type { AgreementView } from "./queries";

/** A row of the seller's list. Amounts are absent where the account is not a party. */
export type AgreementRow = AgreementView & { relatedCount: number };

export const autoRenewLabel = (autoRenew: boolean | null) =>
  autoRenew === null ? "Not applicable" : autoRenew ? "On" : "Off";

export const agreementListColumns = [
  {
    id: "agreementId",
    header: "Agreement ID",
    isDefault: true,
    sort: "agreementId",
    width: 290,
    text: (row) => row.id,
  },
  {
    id: "status",
    header: "Status",
    isDefault: true,
    sort: "status",
    width: 150,
    text: (row) => agreementStatusLabels[row.status],
  },
  { id: "product", header: "Product", isDefault: true, sort: "product", width: 210, text: (row) => row.productTitle },
  {
    id: "buyer",
    header: "Buyer",
    isDefault: true,
    sort: "buyerName",
    width: 180,
    text: (row) => `${row.acceptorName} (${row.acceptorId})`,
  },
  { id: "offer", header: "Offer", isDefault: true, width: 220, text: (row) => `${row.offerName} (${row.offerId})` },
  {
    id: "endAt",
    header: "Agreement ends on (UTC)",
    isDefault: true,
    sort: "endAt",
    width: 200,
    text: (row) => isoText(row.endAt),
  },
  {
    id: "value",
    header: "Total value",
    isDefault: true,
    sort: "value",
    width: 150,
    text: (row) => (row.value ? plainAmount(row.value, row.currency) : ""),
  },
  {
    id: "cancellation",
    header: "Cancellation",
    isDefault: true,
    width: 180,
    text: (row) => (row.cancellationStatus ? statusLabels[row.cancellationStatus] : ""),
  },
  { id: "startAt", header: "Starts on", isDefault: false, sort: "startAt", text: (row) => isoText(row.startAt) },
  {
    id: "acceptedAt",
    header: "Accepted on",
    isDefault: false,
    sort: "acceptedAt",
    text: (row) => isoText(row.acceptedAt),
  },
  {
    id: "pricingModel",
    header: "Pricing model",
    isDefault: false,
    text: (row) => pricingModelLabels[row.pricingModel],
  },
  {
    id: "offerType",
    header: "Offer type",
    isDefault: false,
    text: (row) => offerVisibilityLabels[row.offerVisibility],
  },
  { id: "autoRenew", header: "Auto-renew", isDefault: false, text: (row) => autoRenewLabel(row.autoRenew) },
  { id: "sellerOfRecord", header: "Seller of record", isDefault: false, text: (row) => row.proposerName },
  { id: "related", header: "Related agreements", isDefault: false, text: (row) => String(row.relatedCount) },
  { id: "currency", header: "Currency", isDefault: false, text: (row) => row.currency },
] as const satisfies readonly Column<AgreementRow>[];

export type AgreementColumnId = (typeof agreementListColumns)[number]["id"];
