import { statusLabels } from "../cancellation-requests/labels";
import { statuses as requestStatuses } from "../cancellation-requests/states";
import type { ListSpec } from "../lists/params";
import {
  agreementStatuses,
  agreementStatusLabels,
  offerVisibilities,
  offerVisibilityLabels,
  pricingModelLabels,
  pricingModels,
} from "./agreement";

const options = <Value extends string>(values: readonly Value[], labels: Record<Value, string>) =>
  values.map((value) => ({ value, label: labels[value] }));

const searchable = agreementStatuses.filter((status) => status !== "ROLLED_BACK" && status !== "SUPERSEDED");

/** What the seller's agreements list can be filtered and sorted by; read by the page, the filter box and the query alike. */
export const agreementListSpec = {
  name: "agreements",
  fields: {
    agreementId: { label: "Agreement ID", kind: "id" },
    buyerId: { label: "Buyer ID", kind: "id" },
    buyerName: { label: "Buyer name", kind: "text" },
    offerId: { label: "Offer ID", kind: "id" },
    offerName: { label: "Offer name", kind: "text" },
    product: { label: "Product", kind: "text" },
    productId: { label: "Product ID", kind: "id" },
    status: {
      label: "Status",
      kind: "enum",
      options: [...options(searchable, agreementStatusLabels), { value: "EXPIRING", label: "Expiring" }],
    },
    cancellation: {
      label: "Cancellation",
      kind: "enum",
      options: [{ value: "NONE", label: "None" }, ...options(requestStatuses, statusLabels)],
    },
    endAt: { label: "End date", kind: "date" },
    startAt: { label: "Start date", kind: "date" },
    acceptedAt: { label: "Acceptance date", kind: "date" },
    value: { label: "Total value", kind: "amount" },
    currency: { label: "Currency", kind: "id" },
    pricingModel: { label: "Pricing model", kind: "enum", options: options(pricingModels, pricingModelLabels) },
    offerType: { label: "Offer type", kind: "enum", options: options(offerVisibilities, offerVisibilityLabels) },
    autoRenew: {
      label: "Auto-renew",
      kind: "enum",
      options: [
        { value: "ON", label: "On" },
        { value: "OFF", label: "Off" },
        { value: "NOT_APPLICABLE", label: "Not applicable" },
      ],
    },
    sellerOfRecord: {
      label: "Seller of record",
      kind: "enum",
      options: [
        { value: "US", label: "Us" },
        { value: "PARTNER", label: "Channel partner" },
      ],
    },
    relatedId: { label: "Related agreement ID", kind: "id" },
  },
  sorts: ["agreementId", "status", "product", "buyerName", "endAt", "value", "startAt", "acceptedAt"],
  defaultSort: "-endAt",
  ids: [
    { form: /^agmt-[A-Za-z0-9_-]+$/, field: "agreementId" },
    { form: /^offer-[A-Za-z0-9_-]+$/, field: "offerId" },
    { form: /^prod-[A-Za-z0-9_-]+$/, field: "productId" },
    { form: /^\d{12}$/, field: "buyerId" },
  ],
} as const satisfies ListSpec;
