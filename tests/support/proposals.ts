import { acceptAgreementRequest } from "@/lib/agreement-requests/accept";
import { createAgreementRequest } from "@/lib/agreement-requests/create";
import type { CreateAgreementRequestInput, RequestedTerm } from "@/lib/agreement-requests/schema";
import type { Term } from "@/lib/agreement-requests/terms";
import type { Context } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import { insertRows } from "@/lib/rows";
import { as, buyer, contact, seller } from "./factories";

/** Terms as a seller proposes them; each test names those it is about. */
export const term = (type: string, content: Record<string, unknown> = {}, id = `term-${type}`): Term => ({
  id,
  type,
  content: { type, id, ...content },
});

const usd = { currencyCode: "USD" };

export const terms = {
  legal: () => term("LegalTerm", { documents: [{ type: "StandardEula", version: "2022-07-14" }] }),
  support: () => term("SupportTerm", { refundPolicy: "Ask us." }),
  renewal: (content: Record<string, unknown> = {}) => term("RenewalTerm", content),
  validity: (content: Record<string, unknown> = { agreementDuration: "P12M" }) => term("ValidityTerm", content),
  net: () => term("NetPaymentTerm", { paymentDuePeriod: "P30D" }),
  usage: () =>
    term("UsageBasedPricingTerm", { ...usd, rateCards: [{ rateCard: [{ dimensionKey: "hours", price: "0.1" }] }] }),
  fixed: (price = "12000.00", content: Record<string, unknown> = {}) =>
    term("FixedUpfrontPricingTerm", { ...usd, price, duration: "P12M", ...content }),
  recurring: (price = "99.99", billingPeriod = "Monthly") =>
    term("RecurringPaymentTerm", { ...usd, price, billingPeriod }),
  trial: (duration = "P31D") => term("FreeTrialPricingTerm", { duration }),
  byol: () => term("ByolPricingTerm"),
  variable: (maxTotalChargeAmount = "60000.00") => term("VariablePaymentTerm", { ...usd, maxTotalChargeAmount }),
  schedule: (...entries: [date: string, amount: string][]) =>
    term("PaymentScheduleTerm", {
      ...usd,
      schedule: entries.map(([chargeDate, chargeAmount]) => ({ chargeDate, chargeAmount })),
    }),
  /** Seats at 10.50 and storage at 0.125 for a year, cheaper for three. */
  configurable: (constraints: Record<string, string> = {}) =>
    term("ConfigurableUpfrontPricingTerm", {
      ...usd,
      rateCards: [
        { selector: { type: "Duration", value: "P12M" }, constraints, rateCard: rates("10.50", "0.125") },
        { selector: { type: "Duration", value: "P36M" }, constraints, rateCard: rates("28.00", "0.3") },
      ],
    }),
};

const rates = (seats: string, storage: string) => [
  { dimensionKey: "seats", price: seats },
  { dimensionKey: "storage", price: storage },
];

export type ProposalValues = {
  acceptorId?: string | null;
  sellerId?: string;
  manufacturerId?: string;
  productId?: string;
  productType?: string;
  offerId?: string;
  visibility?: string;
  expiresAt?: string;
  supersededAt?: string;
  resaleAuthorizationId?: string;
};

/** A proposal of the seller to the buyer, with its offer and product. */
export async function aProposal(offered: readonly Term[], values: ProposalValues = {}): Promise<string> {
  const { db } = connections();
  await contact(seller);
  await contact(buyer);
  const id = `at-${newId.plain().replaceAll("-", "")}`;
  const { acceptorId = buyer.id, sellerId = seller.id, productId = "prod-insight" } = values;
  const { productType = "SaaSProduct", manufacturerId = seller.id, offerId = `offer-${id.slice(3, 16)}` } = values;
  await insertRows(
    db,
    "product",
    [
      {
        id: productId,
        title: "Insight Studio",
        type: productType,
        manufacturer_id: manufacturerId,
        refund_policy: "",
        support_contact: "",
      },
    ],
    { ifMissing: true },
  );
  await insertRows(
    db,
    "offer",
    [
      {
        id: offerId,
        name: "Insight Studio, 1 year",
        product_id: productId,
        seller_id: sellerId,
        visibility: values.visibility ?? (acceptorId ? "PRIVATE" : "PUBLIC"),
      },
    ],
    { ifMissing: true },
  );
  await insertRows(db, "agreement_proposal", [
    {
      id,
      offer_id: offerId,
      product_id: productId,
      seller_id: sellerId,
      acceptor_id: acceptorId,
      resale_authorization_id: values.resaleAuthorizationId ?? null,
      terms: offered,
      created_at: "2026-10-01T00:00:00Z",
      expires_at: values.expiresAt ?? null,
      superseded_at: values.supersededAt ?? null,
    },
  ]);
  return id;
}

export const quantities = (dimensions: Record<string, number>, selectorValue = "P12M") => ({
  configurableUpfrontPricingTermConfiguration: {
    selectorValue,
    dimensions: Object.entries(dimensions).map(([dimensionKey, dimensionValue]) => ({ dimensionKey, dimensionValue })),
  },
});
export const renewing = (enableAutoRenew: boolean) => ({ renewalTermConfiguration: { enableAutoRenew } });
export const approving = (paymentRequestApprovalStrategy: "AUTO_APPROVE_ON_EXPIRATION" | "WAIT_FOR_APPROVAL") => ({
  variablePaymentTermConfiguration: { paymentRequestApprovalStrategy },
});

/** A term of a request, named by its type. */
export const wanted = (type: string, configuration?: RequestedTerm["configuration"]): RequestedTerm => ({
  id: `term-${type}`,
  ...(configuration && { configuration }),
});

export const createInput = (values: Partial<CreateAgreementRequestInput>): CreateAgreementRequestInput => ({
  intent: "NEW",
  requestedTerms: [],
  sourceAgreementId: null,
  proposalId: null,
  estimateTaxes: false,
  clientToken: newId.plain(),
  ...values,
});

export const quote = async (values: Partial<CreateAgreementRequestInput>, ctx?: Context) =>
  createAgreementRequest(ctx ?? (await as("BUYER_APPROVER")), createInput(values));

export const accept = async (agreementRequestId: string, ctx?: Context) =>
  acceptAgreementRequest(ctx ?? (await as("BUYER_APPROVER")), { agreementRequestId, purchaseOrders: [] });

/** An agreement that came about by quote and acceptance. */
export async function acceptedAgreement(
  offered: readonly Term[],
  requestedTerms: RequestedTerm[],
  values: ProposalValues = {},
) {
  const proposalId = await aProposal(offered, values);
  const { id } = await quote({ proposalId, requestedTerms });
  return { ...(await accept(id)), proposalId };
}

/** Every row that quoting and accepting can write, to be compared before and after. */
export const everything = () =>
  connections().db.row(sql`
    select (select json_agg(q order by q.id) from agreement_request q) as requests,
      (select json_agg(a order by a.id) from agreement a) as agreements,
      (select json_agg(t order by t.agreement_id, t.id) from term t) as terms,
      (select json_agg(c order by c.id) from charge c) as charges,
      (select json_agg(e order by e.id) from event e) as events`);
