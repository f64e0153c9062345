import type { ListSpec } from "../lists/params";
import { agreementRequestStatusLabels, intentLabels } from "./labels";
import { agreementRequestStatuses, intents } from "./states";

/** What the buyer's Agreement requests can be filtered and sorted by. */
export const agreementRequestListSpec = {
  name: "agreement-requests",
  fields: {
    requestId: { label: "Request ID", kind: "id" },
    status: {
      label: "Status",
      kind: "enum",
      options: [...agreementRequestStatuses, "EXPIRED" as const].map((value) => ({
        value,
        label: agreementRequestStatusLabels[value],
      })),
    },
    intent: {
      label: "Intent",
      kind: "enum",
      options: intents.map((value) => ({ value, label: intentLabels[value] })),
    },
    product: { label: "Product", kind: "text" },
    seller: { label: "Seller", kind: "text" },
    value: { label: "New value", kind: "amount" },
    agreementId: { label: "Became agreement", kind: "id" },
    sourceAgreementId: { label: "About agreement", kind: "id" },
    proposalId: { label: "Proposal ID", kind: "id" },
    createdAt: { label: "Asked for", kind: "date" },
    expiresAt: { label: "Valid until", kind: "date" },
    requestedBy: { label: "Asked for by", kind: "text" },
  },
  sorts: ["createdAt", "expiresAt", "requestId", "status", "intent", "product", "seller", "value"],
  defaultSort: "-createdAt",
  ids: [
    { form: /^ar-[A-Za-z0-9]+$/, field: "requestId" },
    { form: /^a[tp]-[A-Za-z0-9]+$/, field: "proposalId" },
    { form: /^agmt-[A-Za-z0-9_-]+$/, field: "agreementId" },
  ],
} as const satisfies ListSpec;

const query = (condition: string) => `?${new URLSearchParams({ f: condition })}`;

/** The filter sets that come with the list. */
export const agreementRequestFilterSets = [
  { id: "all", name: "All", query: "" },
  { id: "open", name: "Open", query: query("status=OPEN") },
  { id: "accepted", name: "Accepted", query: query("status=ACCEPTED") },
];
