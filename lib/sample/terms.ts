import type { PricingModel } from "../agreements/agreement";
import type { SampleOffer } from "./catalog";

type Deal = {
  offer: SampleOffer;
  refundPolicy: string;
  units: number;
  startAt: Date;
  endAt: Date | null;
  autoRenew: boolean | null;
  value: string;
  /** What one unit costs over the whole term. */
  unitPrice: string;
  payments: { at: Date; amount: string }[];
};
type Term = (deal: Deal) => object;

/** One accepted term: what the API's union holds under the member named by `type`, with instants as text. */
export type AcceptedTerm = { id: string; type: string; content: Record<string, unknown> };

/** What the buyer accepted, in the order in which a page shows it. Identifiers are the agreement's own. */
export function termsOf(agreementId: string, deal: Deal): AcceptedTerm[] {
  const { pricing, visibility } = deal.offer;
  const members = [
    ...pricingTerms[pricing],
    ...(deal.payments.length > 1 && pricing !== "USAGE" ? (["paymentScheduleTerm"] as const) : []),
    ...(visibility === "PUBLIC" ? [] : (["validityTerm", "netPaymentTerm"] as const)),
    ...(deal.offer.hasRenewalTerm ? (["renewalTerm"] as const) : []),
    "supportTerm" as const,
    "legalTerm" as const,
  ];
  return members.map((member, i) => {
    const id = `term-${agreementId.slice(-8)}${i + 1}`;
    const type = `${member[0]?.toUpperCase()}${member.slice(1)}`;
    return { id, type, content: { type, id, ...terms[member](deal) } };
  });
}

const pricingTerms: Record<PricingModel, (keyof typeof terms)[]> = {
  CONTRACT: ["fixedUpfrontPricingTerm"],
  USAGE: ["usageBasedPricingTerm"],
  CONTRACT_WITH_USAGE: ["configurableUpfrontPricingTerm", "usageBasedPricingTerm"],
  FREE_TRIAL: ["freeTrialPricingTerm"],
  BYOL: ["byolPricingTerm"],
  VARIABLE: ["variablePaymentTerm"],
};

const currencyCode = ({ offer }: Deal) => offer.currency;
const duration = ({ offer }: Deal) => `P${offer.months}M`;

const terms = {
  fixedUpfrontPricingTerm: (deal) => ({
    currencyCode: currencyCode(deal),
    duration: duration(deal),
    price: deal.value,
    grants: [{ dimensionKey: "users", maxQuantity: deal.units * 25 }],
  }),
  configurableUpfrontPricingTerm: (deal) => ({
    currencyCode: currencyCode(deal),
    rateCards: [
      {
        selector: { type: "Duration", value: duration(deal) },
        constraints: { multipleDimensionSelection: "Allowed", quantityConfiguration: "Allowed" },
        rateCard: [{ dimensionKey: "capacity", price: deal.unitPrice }],
      },
    ],
    configuration: {
      selectorValue: duration(deal),
      dimensions: [{ dimensionKey: "capacity", dimensionValue: deal.units }],
    },
  }),
  usageBasedPricingTerm: (deal) => ({
    currencyCode: currencyCode(deal),
    rateCards: [
      {
        rateCard: [
          { dimensionKey: "m6i.large", price: "0.11800000" },
          { dimensionKey: "m6i.2xlarge", price: "0.45250000" },
        ],
      },
    ],
  }),
  freeTrialPricingTerm: () => ({ duration: "P31D", grants: [{ dimensionKey: "users", maxQuantity: 5 }] }),
  byolPricingTerm: () => ({}),
  variablePaymentTerm: (deal) => ({
    currencyCode: currencyCode(deal),
    maxTotalChargeAmount: deal.value,
    configuration: { paymentRequestApprovalStrategy: "WAIT_FOR_APPROVAL", expirationDuration: "P15D" },
  }),
  paymentScheduleTerm: (deal) => ({
    currencyCode: currencyCode(deal),
    schedule: deal.payments.map(({ at, amount }) => ({ chargeDate: at.toISOString(), chargeAmount: amount })),
  }),
  validityTerm: (deal) => ({
    agreementStartDate: deal.startAt.toISOString(),
    ...(deal.endAt && { agreementDuration: duration(deal), agreementEndDate: deal.endAt.toISOString() }),
  }),
  netPaymentTerm: () => ({ paymentDuePeriod: "P30D" }),
  renewalTerm: (deal) => ({ configuration: { enableAutoRenew: deal.autoRenew === true } }),
  supportTerm: (deal) => ({ refundPolicy: deal.refundPolicy }),
  legalTerm: (deal) => ({
    documents: [
      deal.offer.visibility === "PUBLIC"
        ? { type: "StandardEula", version: "2022-07-14" }
        : { type: "CustomEula", url: `https://legal.${deal.offer.seller}.example/terms.pdf` },
    ],
  }),
} satisfies Record<string, Term>;
