import type { Term } from "../agreement-requests/terms";
import type { OfferVisibility } from "../agreements/agreement";
import type { AccountKey } from "./accounts";
import { daysAfter, daysBefore, utcDay } from "./calendar";
import { type ProductKey, products } from "./catalog";

export type SampleProposal = {
  /** After "at-sample"; part of its terms' identifiers. */
  name: string;
  offer: string;
  product: ProductKey;
  seller: AccountKey;
  visibility: OfferVisibility;
  /** The one buyer it is for; a public proposal is for everybody. */
  buyer?: AccountKey;
  /** What it is there to try. */
  purpose: string;
  ended?: "expired" | "superseded";
  terms: (now: Date) => Record<string, object>;
};

/** "term-teamseats-legal": the proposal's name and what the term is. */
export const proposalTermId = (proposal: Pick<SampleProposal, "name">, member: string) =>
  `term-${proposal.name}-${member.replace(/(Pricing)?Term$/, "").toLowerCase()}`;
export const proposalId = ({ name }: Pick<SampleProposal, "name">) => `at-sample${name}`;

const usd = { currencyCode: "USD" };
const eula = { documents: [{ type: "StandardEula", version: "2022-07-14" }] };
const custom = (seller: string) => ({
  documents: [{ type: "CustomEula", url: `https://legal.${seller}.example/terms.pdf` }],
});
const refunds = (product: ProductKey) => ({ refundPolicy: products[product].refundPolicy });
const price = (dimensionKey: string, amount: string) => ({ dimensionKey, price: amount });
const lasting = (duration: string, ...rateCard: object[]) => ({
  selector: { type: "Duration", value: duration },
  constraints: { multipleDimensionSelection: "Allowed", quantityConfiguration: "Allowed" },
  rateCard,
});
const inMonths = (now: Date, months: number) => utcDay(now, { months }).toISOString();

/** What buyers can accept on the first day: every way of pricing, public ones and some for one buyer alone. */
export const sampleProposals: readonly SampleProposal[] = [
  {
    name: "teamseats",
    offer: "Insight Studio Team, seats and storage",
    product: "insight",
    seller: "northwind",
    visibility: "PUBLIC",
    purpose:
      "Quantities for one or three years, and automatic renewal. Amend the quantities or the renewal afterwards.",
    terms: () => ({
      configurableUpfrontPricingTerm: {
        ...usd,
        rateCards: [
          lasting("P12M", price("seats", "240.00"), price("storage", "0.375")),
          lasting("P36M", price("seats", "612.00"), price("storage", "0.95")),
        ],
      },
      renewalTerm: { lockoutPeriod: "P30D" },
      supportTerm: refunds("insight"),
      legalTerm: eula,
    }),
  },
  {
    name: "notebooktrial",
    offer: "Insight Notebook free trial",
    product: "notebook",
    seller: "northwind",
    visibility: "PUBLIC",
    purpose: "A free trial. Replace it by at-samplenotebookyear.",
    terms: () => ({
      freeTrialPricingTerm: { duration: "P31D", grants: [{ dimensionKey: "notebooks", maxQuantity: 10 }] },
      supportTerm: refunds("notebook"),
      legalTerm: eula,
    }),
  },
  {
    name: "notebookyear",
    offer: "Insight Notebook, 12 months with consumption",
    product: "notebook",
    seller: "northwind",
    visibility: "PUBLIC",
    purpose: "A commitment in three instalments, and usage beyond it.",
    terms: (now) => ({
      fixedUpfrontPricingTerm: {
        ...usd,
        price: "9000.00",
        duration: "P12M",
        grants: [{ dimensionKey: "notebooks", maxQuantity: 100 }],
      },
      paymentScheduleTerm: {
        ...usd,
        schedule: [0, 4, 8].map((months) => ({ chargeDate: inMonths(now, months), chargeAmount: "3000.00" })),
      },
      usageBasedPricingTerm: { ...usd, rateCards: [{ rateCard: [price("notebook-hours", "0.08")] }] },
      validityTerm: { agreementDuration: "P12M" },
      legalTerm: eula,
    }),
  },
  {
    name: "relayusage",
    offer: "Stream Relay, pay as you go or by the year",
    product: "relay",
    seller: "northwind",
    visibility: "PUBLIC",
    purpose: "A machine image: accept the usage first, then an annual price in an agreement of its own.",
    terms: () => ({
      usageBasedPricingTerm: {
        ...usd,
        rateCards: [{ rateCard: [price("c7g.large", "0.061"), price("c7g.2xlarge", "0.244")] }],
      },
      configurableUpfrontPricingTerm: {
        ...usd,
        rateCards: [lasting("P365D", price("c7g.large", "420.00"), price("c7g.2xlarge", "1680.00"))],
      },
      supportTerm: refunds("relay"),
      legalTerm: eula,
    }),
  },
  {
    name: "relaymonthly",
    offer: "Stream Relay, monthly fee",
    product: "relay",
    seller: "northwind",
    visibility: "PUBLIC",
    purpose: "A recurring payment every month for a year.",
    terms: () => ({
      recurringPaymentTerm: { ...usd, billingPeriod: "Monthly", price: "149.90" },
      validityTerm: { agreementDuration: "P12M" },
      legalTerm: eula,
    }),
  },
  {
    name: "relaybyol",
    offer: "Stream Relay, own license",
    product: "relay",
    seller: "northwind",
    visibility: "PUBLIC",
    purpose: "Bring your own license: no price.",
    terms: () => ({ byolPricingTerm: {}, supportTerm: refunds("relay"), legalTerm: eula }),
  },
  {
    name: "studioharbour",
    offer: "Insight Studio for Harbour Bank, paid quarterly",
    product: "insight",
    seller: "northwind",
    visibility: "PRIVATE",
    buyer: "harbour",
    purpose: "A private offer in four instalments that begins next month.",
    terms: (now) => ({
      fixedUpfrontPricingTerm: {
        ...usd,
        price: "96000.00",
        duration: "P12M",
        grants: [{ dimensionKey: "users", maxQuantity: 250 }],
      },
      paymentScheduleTerm: {
        ...usd,
        schedule: [1, 4, 7, 10].map((months) => ({ chargeDate: inMonths(now, months), chargeAmount: "24000.00" })),
      },
      validityTerm: { agreementStartDate: inMonths(now, 1), agreementDuration: "P12M" },
      netPaymentTerm: { paymentDuePeriod: "P60D" },
      legalTerm: custom("northwind"),
    }),
  },
  {
    name: "milestones",
    offer: "Data Foundry Onboarding by milestones",
    product: "foundry",
    seller: "northwind",
    visibility: "PRIVATE",
    buyer: "harbour",
    purpose: "Variable payments: choose how payment requests are approved.",
    terms: () => ({
      variablePaymentTerm: { ...usd, maxTotalChargeAmount: "60000.00" },
      validityTerm: { agreementDuration: "P12M" },
      netPaymentTerm: { paymentDuePeriod: "P30D" },
      legalTerm: custom("northwind"),
    }),
  },
  {
    name: "flowkestrel",
    offer: "Fernhill Flow by Meridian for Kestrel Airlines",
    product: "flow",
    seller: "meridian",
    visibility: "CPPO",
    buyer: "kestrel",
    purpose: "A channel partner's private offer in euros.",
    terms: () => ({
      fixedUpfrontPricingTerm: {
        currencyCode: "EUR",
        price: "31500.00",
        duration: "P12M",
        grants: [{ dimensionKey: "flows", maxQuantity: 40 }],
      },
      validityTerm: { agreementDuration: "P12M" },
      netPaymentTerm: { paymentDuePeriod: "P30D" },
      legalTerm: custom("meridian"),
    }),
  },
  {
    name: "expired",
    offer: "Cobalt Shield, autumn price",
    product: "shield",
    seller: "cobalt",
    visibility: "PUBLIC",
    ended: "expired",
    purpose: "Refused as EXPIRED_AGREEMENT_PROPOSAL.",
    terms: () => ({ fixedUpfrontPricingTerm: { ...usd, price: "6800.00", duration: "P12M" }, legalTerm: eula }),
  },
  {
    name: "superseded",
    offer: "Cobalt Shield, first draft",
    product: "shield",
    seller: "cobalt",
    visibility: "PUBLIC",
    ended: "superseded",
    purpose: "Refused as SUPERSEDED_AGREEMENT_PROPOSAL.",
    terms: () => ({ fixedUpfrontPricingTerm: { ...usd, price: "7100.00", duration: "P12M" }, legalTerm: eula }),
  },
];

/** The proposal's terms as it holds them, in the order in which it names them. */
export const termsOfProposal = (proposal: SampleProposal, now: Date): Term[] =>
  Object.entries(proposal.terms(now)).map(([member, content]) => {
    const id = proposalTermId(proposal, member);
    const type = `${member[0]?.toUpperCase()}${member.slice(1)}`;
    return { id, type, content: { type, id, ...content } };
  });

/** "offer-sample9000001": apart from those of the agreements. */
export const proposalOfferId = (index: number) => `offer-sample9${String(index + 1).padStart(6, "0")}`;

/** When each stopped being acceptable; the others are there for as long as the sandbox. */
export const endOfProposal = ({ ended, buyer }: SampleProposal, now: Date) => ({
  expires_at: ended === "expired" ? daysBefore(now, 3) : buyer ? daysAfter(now, 365) : null,
  superseded_at: ended === "superseded" ? daysBefore(now, 8) : null,
});
