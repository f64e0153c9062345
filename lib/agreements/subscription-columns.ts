import { type Column, isoText } from "../lists/columns";
import { plainAmount } from "../money";
import { agreementStatusLabels } from "./agreement";
import { type AgreementRow, autoRenewLabel } from "./columns";
import { deliveryLabel } from "./subscription-spec";

/** The columns of Manage subscriptions. */
export const subscriptionColumns = [
  { id: "product", header: "Product", isDefault: true, sort: "product", width: 230, text: (row) => row.productTitle },
  { id: "vendor", header: "Vendor", isDefault: true, sort: "vendor", width: 190, text: (row) => row.proposerName },
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
    header: "Agreement status",
    isDefault: true,
    sort: "status",
    width: 190,
    text: (row) => agreementStatusLabels[row.status],
  },
  {
    id: "startAt",
    header: "Start date",
    isDefault: true,
    sort: "startAt",
    width: 160,
    text: (row) => isoText(row.startAt),
  },
  { id: "endAt", header: "End date", isDefault: true, sort: "endAt", width: 180, text: (row) => isoText(row.endAt) },
  {
    id: "request",
    header: "Cancellation request",
    isDefault: true,
    width: 220,
    text: (row) => isoText(row.pendingRespondBy),
  },
  { id: "delivery", header: "Delivery method", isDefault: false, text: (row) => deliveryLabel(row.productType) },
  { id: "offerId", header: "Offer ID", isDefault: false, text: (row) => row.offerId },
  {
    id: "value",
    header: "Total value",
    isDefault: false,
    sort: "value",
    text: (row) => plainAmount(row.value, row.currency),
  },
  { id: "autoRenew", header: "Auto-renew", isDefault: false, text: (row) => autoRenewLabel(row.autoRenew) },
] as const satisfies readonly Column<AgreementRow>[];

export type SubscriptionColumnId = (typeof subscriptionColumns)[number]["id"];
