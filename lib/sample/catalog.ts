import type { OfferVisibility, PricingModel } from "../agreements/agreement";
import type { AccountKey } from "./accounts";

export type SampleProduct = {
  id: string;
  title: string;
  type: string;
  maker: AccountKey;
  refundPolicy: string;
  supportContact: string;
};

const support = (maker: string, text: string) =>
  `Support by mail at support@${maker}.example, ${text}. Include the agreement ID.`;

export const products = {
  insight: {
    id: "prod-sampleinsightstudio",
    title: "Insight Studio",
    type: "SaaSProduct",
    maker: "northwind",
    refundPolicy:
      "Contracts can be cancelled within 30 days of acceptance with a full refund. Later, unused whole months are refunded.",
    supportContact: support("northwind-data", "around the clock"),
  },
  stream: {
    id: "prod-samplestreambridge",
    title: "Stream Bridge",
    type: "AmiProduct",
    maker: "northwind",
    refundPolicy: "Usage is not refunded. An annual discount is refunded for whole months that are left.",
    supportContact: support("northwind-data", "on working days"),
  },
  foundry: {
    id: "prod-sampledatafoundry",
    title: "Data Foundry Onboarding",
    type: "ProfessionalServicesProduct",
    maker: "northwind",
    refundPolicy: "Work that was not begun is refunded in full. Work delivered is not refunded.",
    supportContact: support("northwind-data", "on working days"),
  },
  vector: {
    id: "prod-samplevectormodels",
    title: "Vector Forecasting Models",
    type: "MachineLearningProduct",
    maker: "northwind",
    refundPolicy: "No refunds after the trial.",
    supportContact: support("northwind-data", "on working days"),
  },
  notebook: {
    id: "prod-sampleinsightnotebook",
    title: "Insight Notebook",
    type: "SaaSProduct",
    maker: "northwind",
    refundPolicy: "Contracts can be cancelled within 30 days of acceptance with a full refund.",
    supportContact: support("northwind-data", "on working days"),
  },
  relay: {
    id: "prod-samplestreamrelay",
    title: "Stream Relay",
    type: "AmiProduct",
    maker: "northwind",
    refundPolicy: "Usage is not refunded. An annual price is refunded for whole months that are left.",
    supportContact: support("northwind-data", "on working days"),
  },
  shield: {
    id: "prod-samplecobaltshield",
    title: "Cobalt Shield",
    type: "SaaSProduct",
    maker: "cobalt",
    refundPolicy: "Refunds on request within 14 days of acceptance.",
    supportContact: support("cobalt-security", "around the clock"),
  },
  scanner: {
    id: "prod-samplecobaltscanner",
    title: "Cobalt Container Scanner",
    type: "ContainerProduct",
    maker: "cobalt",
    refundPolicy: "Usage is not refunded.",
    supportContact: support("cobalt-security", "around the clock"),
  },
  flow: {
    id: "prod-samplefernhillflow",
    title: "Fernhill Flow",
    type: "SaaSProduct",
    maker: "fernhill",
    refundPolicy: "Ask the seller of record: the channel partner decides on refunds.",
    supportContact: support("fernhill-software", "on working days"),
  },
  gateway: {
    id: "prod-samplefernhillgateway",
    title: "Fernhill Gateway",
    type: "AmiProduct",
    maker: "fernhill",
    refundPolicy: "Ask the seller of record: the channel partner decides on refunds.",
    supportContact: support("fernhill-software", "on working days"),
  },
} as const satisfies Record<string, SampleProduct>;
export type ProductKey = keyof typeof products;

export type SampleOffer = {
  name: string;
  product: ProductKey;
  seller: AccountKey;
  visibility: OfferVisibility;
  pricing: PricingModel;
  /** Length of the term; 0 for pay-as-you-go. */
  months: number;
  /** Months between two payments; 0 when all is paid at the start. */
  every: number;
  /** One payment in whole units of the currency; for usage, what a typical month costs. */
  price: number;
  currency: string;
  hasRenewalTerm: boolean;
};

const offer = (
  name: string,
  product: ProductKey,
  seller: AccountKey,
  [visibility, pricing]: [OfferVisibility, PricingModel],
  [months, every]: [number, number],
  [price, currency]: [number, string],
  hasRenewalTerm = false,
): SampleOffer => ({
  name,
  product,
  seller,
  visibility,
  pricing,
  months,
  every,
  price,
  currency,
  hasRenewalTerm,
});

export const offers = {
  insightTeam: offer(
    "Insight Studio Team, 12 months",
    "insight",
    "northwind",
    ["PUBLIC", "CONTRACT"],
    [12, 0],
    [12000, "USD"],
    true,
  ),
  insightEurope: offer(
    "Insight Studio Team Europe",
    "insight",
    "northwind",
    ["PUBLIC", "CONTRACT"],
    [12, 0],
    [10800, "EUR"],
    true,
  ),
  insightPrivate: offer(
    "Insight Studio enterprise, paid quarterly",
    "insight",
    "northwind",
    ["PRIVATE", "CONTRACT"],
    [12, 3],
    [24500, "USD"],
  ),
  insightThree: offer(
    "Insight Studio enterprise, 3 years",
    "insight",
    "northwind",
    ["PRIVATE", "CONTRACT"],
    [36, 12],
    [88000, "USD"],
  ),
  insightUsage: offer(
    "Insight Studio with consumption",
    "insight",
    "northwind",
    ["PRIVATE", "CONTRACT_WITH_USAGE"],
    [12, 1],
    [4200, "GBP"],
  ),
  insightTrial: offer(
    "Insight Studio free trial",
    "insight",
    "northwind",
    ["PUBLIC", "FREE_TRIAL"],
    [1, 0],
    [0, "USD"],
  ),
  streamUsage: offer("Stream Bridge, pay as you go", "stream", "northwind", ["PUBLIC", "USAGE"], [0, 0], [640, "USD"]),
  streamDiscount: offer(
    "Stream Bridge annual discount",
    "stream",
    "northwind",
    ["PUBLIC", "CONTRACT"],
    [12, 0],
    [5900, "USD"],
    true,
  ),
  streamByol: offer("Stream Bridge, own license", "stream", "northwind", ["PUBLIC", "BYOL"], [0, 0], [0, "USD"]),
  foundry: offer(
    "Onboarding in three payments",
    "foundry",
    "northwind",
    ["PRIVATE", "CONTRACT"],
    [6, 2],
    [18000, "USD"],
  ),
  foundryVariable: offer(
    "Onboarding by milestones",
    "foundry",
    "northwind",
    ["PRIVATE", "VARIABLE"],
    [12, 0],
    [60000, "USD"],
  ),
  vectorUsage: offer("Vector models, pay as you go", "vector", "northwind", ["PUBLIC", "USAGE"], [0, 0], [210, "USD"]),
  vectorJapan: offer(
    "Vector models, 12 months",
    "vector",
    "northwind",
    ["PRIVATE", "CONTRACT"],
    [12, 1],
    [450000, "JPY"],
  ),
  shieldTeam: offer(
    "Cobalt Shield, 12 months",
    "shield",
    "cobalt",
    ["PUBLIC", "CONTRACT"],
    [12, 0],
    [7400, "USD"],
    true,
  ),
  shieldPrivate: offer(
    "Cobalt Shield site license",
    "shield",
    "cobalt",
    ["PRIVATE", "CONTRACT"],
    [24, 6],
    [31500, "EUR"],
  ),
  scannerUsage: offer(
    "Container Scanner, pay as you go",
    "scanner",
    "cobalt",
    ["PUBLIC", "USAGE"],
    [0, 0],
    [380, "USD"],
  ),
  flowPartner: offer("Fernhill Flow by Meridian", "flow", "meridian", ["CPPO", "CONTRACT"], [12, 0], [42000, "USD"]),
  flowQuarterly: offer(
    "Fernhill Flow by Meridian, quarterly",
    "flow",
    "meridian",
    ["CPPO", "CONTRACT"],
    [24, 3],
    [9900, "EUR"],
  ),
  gatewayPartner: offer(
    "Fernhill Gateway by Meridian",
    "gateway",
    "meridian",
    ["CPPO", "CONTRACT_WITH_USAGE"],
    [12, 1],
    [2750, "USD"],
  ),
  insightPartner: offer(
    "Insight Studio by Meridian",
    "insight",
    "meridian",
    ["CPPO", "CONTRACT"],
    [12, 0],
    [26000, "USD"],
  ),
} as const satisfies Record<string, SampleOffer>;
export type OfferKey = keyof typeof offers;

const offerKeys = Object.keys(offers) as OfferKey[];

/** "offer-sample0000000003": their place in the list above. */
export const offerId = (key: OfferKey) => `offer-sample${String(offerKeys.indexOf(key) + 1).padStart(7, "0")}`;
