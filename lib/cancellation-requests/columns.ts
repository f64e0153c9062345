import { type Column, isoText } from "../lists/columns";
import { type EmailState, emailStateLabels } from "./emails-labels";
import { reasonLabel, resolutionLabels, statusLabels } from "./labels";
import type { CancellationRequestView } from "./request";

export type RequestRow = CancellationRequestView & { emailState: EmailState | null };

/** The 14 columns of the Cancellation requests tab; sellers and administrators begin with other ones. */
export const requestListColumns = [
  { id: "requestId", header: "Request ID", isDefault: true, sort: "requestId", width: 290, text: (row) => row.id },
  {
    id: "status",
    header: "Request status",
    isDefault: true,
    sort: "status",
    width: 220,
    text: (row) => statusLabels[row.status],
  },
  {
    id: "agreementId",
    header: "Agreement ID",
    isDefault: true,
    sort: "agreementId",
    width: 290,
    text: (row) => row.agreementId,
  },
  { id: "product", header: "Product", isDefault: true, sort: "product", width: 180, text: (row) => row.productTitle },
  { id: "buyerId", header: "Buyer ID", isDefault: true, sort: "buyerId", width: 170, text: (row) => row.acceptorId },
  {
    id: "seller",
    header: "Seller",
    isDefault: false,
    sort: "seller",
    width: 170,
    text: (row) => `${row.proposerName} (${row.proposerId})`,
  },
  { id: "reason", header: "Reason", isDefault: true, width: 180, text: (row) => reasonLabel(row) },
  {
    id: "createdAt",
    header: "Request date",
    isDefault: true,
    sort: "createdAt",
    width: 200,
    text: (row) => isoText(row.createdAt),
  },
  {
    id: "respondBy",
    header: "Response due",
    isDefault: true,
    sort: "respondBy",
    width: 220,
    text: (row) => isoText(row.respondBy),
  },
  {
    id: "resolvedAt",
    header: "Response date",
    isDefault: true,
    sort: "resolvedAt",
    width: 200,
    text: (row) => isoText(row.resolvedAt),
  },
  { id: "requestedBy", header: "Requested by", isDefault: false, text: (row) => row.requestedBy },
  {
    id: "answeredBy",
    header: "Answered by",
    isDefault: false,
    text: (row) => (row.resolution ? resolutionLabels[row.resolution] : ""),
  },
  {
    id: "email",
    header: "Buyer email",
    isDefault: false,
    text: (row) => (row.emailState ? emailStateLabels[row.emailState] : ""),
  },
  { id: "linkCopiedAt", header: "Link last copied", isDefault: false, text: (row) => isoText(row.linkCopiedAt) },
] as const satisfies readonly Column<RequestRow>[];

export type RequestColumnId = (typeof requestListColumns)[number]["id"];

/** The administrator's tab begins with everything but the link. */
export const adminRequestColumns: readonly Column<RequestRow>[] = requestListColumns.map((column) => ({
  ...column,
  isDefault: column.id !== "linkCopiedAt",
}));

const buyerDefaults = ["requestId", "status", "seller", "product", "agreementId", "reason", "createdAt", "respondBy"];
const sellerOnly = ["email", "linkCopiedAt", "buyerId"];

/** The buyer's tab: who asks, for what, until when. How the seller shares the link stays with the seller. */
export const buyerRequestColumns: readonly Column<RequestRow>[] = requestListColumns
  .filter(({ id }) => !sellerOnly.includes(id))
  .map((column) => ({ ...column, isDefault: buyerDefaults.includes(column.id) }));
