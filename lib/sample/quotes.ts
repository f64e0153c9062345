import { acceptAgreementRequest } from "../agreement-requests/accept";
import { createAgreementRequest } from "../agreement-requests/create";
import type { CreateAgreementRequestInput, RequestedTerm } from "../agreement-requests/schema";
import type { TxContext } from "../context";
import { insertRows } from "../rows";
import { type AccountKey, accounts } from "./accounts";
import { daysBefore, hoursBefore } from "./calendar";
import { products } from "./catalog";
import { sampleKeyActor } from "./keys";
import {
  endOfProposal,
  proposalId,
  proposalOfferId,
  proposalTermId,
  sampleProposals,
  termsOfProposal,
} from "./proposals";

/** What buyers can accept, and what some of them did: quoted and accepted by the product's own verbs in the past. */
export async function loadProposals(ctx: TxContext): Promise<void> {
  const { db, now } = ctx;
  await insertRows(
    db,
    "offer",
    sampleProposals.map(({ offer, product, seller, visibility }, i) => ({
      id: proposalOfferId(i),
      name: offer,
      product_id: products[product].id,
      seller_id: accounts[seller].id,
      visibility,
    })),
    { ifMissing: true },
  );
  await insertRows(
    db,
    "agreement_proposal",
    sampleProposals.map((proposal, i) => ({
      id: proposalId(proposal),
      offer_id: proposalOfferId(i),
      product_id: products[proposal.product].id,
      seller_id: accounts[proposal.seller].id,
      acceptor_id: proposal.buyer ? accounts[proposal.buyer].id : null,
      resale_authorization_id:
        products[proposal.product].maker === proposal.seller ? null : `resaleauthz-sample${proposal.name}`,
      terms: termsOfProposal(proposal, now),
      created_at: daysBefore(now, 90),
      ...endOfProposal(proposal, now),
    })),
    { ifMissing: true },
  );
  await tellPurchases(ctx);
}

const seats = (count: number): RequestedTerm => ({
  id: proposalTermId({ name: "teamseats" }, "configurableUpfrontPricingTerm"),
  configuration: {
    configurableUpfrontPricingTermConfiguration: {
      selectorValue: "P12M",
      dimensions: [{ dimensionKey: "seats", dimensionValue: count }],
    },
  },
});
const renewing = (enableAutoRenew: boolean): RequestedTerm => ({
  id: proposalTermId({ name: "teamseats" }, "renewalTerm"),
  configuration: { renewalTermConfiguration: { enableAutoRenew } },
});
const named = (name: string, ...members: string[]): RequestedTerm[] =>
  members.map((member) => ({ id: proposalTermId({ name }, member) }));

/** Harbour Bank buys seats and more of them, Alder Health goes from a trial to a contract, Kestrel Airlines pays monthly. */
async function tellPurchases(ctx: TxContext) {
  const team = named("teamseats", "legalTerm", "supportTerm");
  const bought = await purchase(ctx, "harbour", 24 * 40, {
    proposalId: "at-sampleteamseats",
    requestedTerms: [seats(20), renewing(false), ...team],
  });
  const ofHarbour = { intent: "AMEND" as const, sourceAgreementId: bought };
  await quote(ctx, "harbour", 24 * 12 + 2, { ...ofHarbour, requestedTerms: [seats(60), ...team] });
  await purchase(ctx, "harbour", 24 * 12, { ...ofHarbour, requestedTerms: [seats(25), renewing(true), ...team] });
  await quote(ctx, "harbour", 24 * 9, { ...ofHarbour, requestedTerms: [seats(30), ...team] });
  await quote(ctx, "harbour", 3, { ...ofHarbour, requestedTerms: [seats(32), ...team], estimateTaxes: true });

  const tried = await purchase(ctx, "alder", 24 * 25, {
    proposalId: "at-samplenotebooktrial",
    requestedTerms: named("notebooktrial", "freeTrialPricingTerm", "legalTerm"),
  });
  await purchase(ctx, "alder", 24 * 4, {
    intent: "REPLACE",
    sourceAgreementId: tried,
    proposalId: "at-samplenotebookyear",
    requestedTerms: named(
      "notebookyear",
      "fixedUpfrontPricingTerm",
      "paymentScheduleTerm",
      "usageBasedPricingTerm",
      "validityTerm",
      "legalTerm",
    ),
  });
  await purchase(ctx, "kestrel", 24 * 70, {
    proposalId: "at-samplerelaymonthly",
    requestedTerms: named("relaymonthly", "recurringPaymentTerm", "validityTerm", "legalTerm"),
  });
}

type Wanted = Partial<CreateAgreementRequestInput> & { requestedTerms: RequestedTerm[] };

const quote = (ctx: TxContext, buyer: AccountKey, hours: number, wanted: Wanted) =>
  createAgreementRequest(
    { ...ctx, actor: sampleKeyActor("BUYER_APPROVER", buyer), now: hoursBefore(ctx.now, hours) },
    {
      intent: "NEW",
      proposalId: null,
      sourceAgreementId: null,
      estimateTaxes: false,
      clientToken: `sample-${buyer}-${hours}`,
      ...wanted,
    },
  );

/** A quote that is accepted an hour later; returns the agreement's ID. */
async function purchase(ctx: TxContext, buyer: AccountKey, hours: number, wanted: Wanted): Promise<string> {
  const { id } = await quote(ctx, buyer, hours, wanted);
  const actor = sampleKeyActor("BUYER_APPROVER", buyer);
  const later = { ...ctx, actor, now: hoursBefore(ctx.now, hours - 1) };
  return (await acceptAgreementRequest(later, { agreementRequestId: id, purchaseOrders: [] })).id;
}
