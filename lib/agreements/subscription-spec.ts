import type { ListSpec } from "../lists/params";
import { agreementListSpec } from "./list-spec";

const resourceTypes = {
  SaaSProduct: "SaaS",
  AmiProduct: "AMI",
  ContainerProduct: "Container",
  ProfessionalServicesProduct: "Professional services",
  MachineLearningProduct: "Machine learning",
} as const;

/** How a product reaches the buyer, in words. */
export const deliveryLabel = (productType: string) =>
  resourceTypes[productType as keyof typeof resourceTypes] ?? productType;

const { agreementId, offerId, product, endAt, startAt, value, status, cancellation } = agreementListSpec.fields;

/** What the buyer's subscriptions can be filtered and sorted by. */
export const subscriptionListSpec = {
  name: "subscriptions",
  fields: {
    agreementId,
    product,
    vendor: { label: "Vendor", kind: "text" },
    status,
    cancellation,
    endAt,
    startAt,
    offerId,
    value,
    delivery: {
      label: "Delivery method",
      kind: "enum",
      options: Object.entries(resourceTypes).map(([value, label]) => ({ value, label })),
    },
  },
  sorts: ["agreementId", "product", "vendor", "status", "endAt", "startAt", "value"],
  defaultSort: "-endAt",
  ids: [
    { form: /^agmt-[A-Za-z0-9_-]+$/, field: "agreementId" },
    { form: /^offer-[A-Za-z0-9_-]+$/, field: "offerId" },
  ],
} as const satisfies ListSpec;
