import type { ListSpec } from "../lists/params";
import { portalReasons, reasonCodeLabels, reasonCodes, statusLabels } from "./labels";
import { statuses } from "./states";

const reasonOptions = [
  ...Object.entries(portalReasons).map(([value, { label }]) => ({ value, label })),
  ...reasonCodes
    .filter((code) => !Object.hasOwn(portalReasons, code))
    .map((code) => ({ value: code, label: reasonCodeLabels[code] })),
];

/** What the Cancellation requests tabs can be filtered and sorted by: seller, buyer and administrator alike. */
export const requestListSpec = {
  name: "cancellation-requests",
  fields: {
    requestId: { label: "Request ID", kind: "id" },
    status: {
      label: "Status",
      kind: "enum",
      options: statuses.map((value) => ({ value, label: statusLabels[value] })),
    },
    agreementId: { label: "Agreement ID", kind: "id" },
    product: { label: "Product", kind: "text" },
    buyerId: { label: "Buyer ID", kind: "id" },
    buyerName: { label: "Buyer name", kind: "text" },
    sellerId: { label: "Seller ID", kind: "id" },
    sellerName: { label: "Seller name", kind: "text" },
    reason: { label: "Reason", kind: "enum", options: reasonOptions },
    createdAt: { label: "Request date", kind: "date" },
    respondBy: { label: "Response due", kind: "date" },
    dueWithin: {
      label: "Due within",
      kind: "enum",
      options: [
        { value: "24H", label: "24 hours" },
        { value: "3D", label: "3 days" },
      ],
    },
    resolvedAt: { label: "Response date", kind: "date" },
    requestedBy: { label: "Requested by", kind: "text" },
    answeredBy: {
      label: "Answered by",
      kind: "enum",
      options: [
        { value: "BUYER", label: "Buyer" },
        { value: "AUTOMATIC", label: "Automatic" },
      ],
    },
    emailState: {
      label: "Email state",
      kind: "enum",
      options: [
        { value: "PENDING", label: "Queued" },
        { value: "SENT", label: "Sent" },
        { value: "FAILED", label: "Failed" },
        { value: "BOUNCED", label: "Bounced" },
      ],
    },
  },
  sorts: [
    "newest",
    "requestId",
    "status",
    "agreementId",
    "product",
    "buyerId",
    "seller",
    "createdAt",
    "respondBy",
    "resolvedAt",
  ],
  defaultSort: "-newest",
  ids: [
    { form: /^acr-[A-Za-z0-9]+$/, field: "requestId" },
    { form: /^agmt-[A-Za-z0-9_-]+$/, field: "agreementId" },
    { form: /^\d{12}$/, field: "buyerId" },
  ],
} as const satisfies ListSpec;

const query = (...conditions: string[]) =>
  conditions.length ? `?${new URLSearchParams(conditions.map((f) => ["f", f]))}` : "";

/** The filter sets that come with the tab. */
export const requestFilterSets = (denied: { since: string }) => [
  { id: "all", name: "All", query: "" },
  { id: "pending", name: "Pending", query: query("status=PENDING_APPROVAL") },
  { id: "due", name: "Due in 24 hours", query: query("dueWithin=24H") },
  { id: "denied", name: "Denied in the last 30 days", query: query("status=REJECTED", `resolvedAt>=${denied.since}`) },
];

/** The filter sets that come with the buyer's list. */
export const buyerFilterSets = (denied: { since: string }) => [
  { id: "all", name: "All", query: "" },
  { id: "pending", name: "Needs a decision", query: query("status=PENDING_APPROVAL") },
  { id: "answered", name: "Answered", query: query("status!=PENDING_APPROVAL") },
  {
    id: "lately",
    name: "Answered in the last 30 days",
    query: query("status!=PENDING_APPROVAL", `resolvedAt>=${denied.since}`),
  },
];
