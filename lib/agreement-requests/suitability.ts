import { agreementsOnResource } from "../agreements/on-resource";
import type { TxContext } from "../context";
import { isPayable } from "./charges";
import { type Contract, contractOf, lockoutStart } from "./contract";
import { chosenDuration, isSameDeal } from "./differences";
import type { Acceptor } from "./policy";
import type { Proposal } from "./proposals";
import { refusal, unsupported } from "./refusals";
import type { SourceAgreement, Subject } from "./subject";
import { pricingTypesOf, type Term } from "./terms";

/** @throws ValidationError the terms can be accepted as such, but not by this buyer, for this product, at this time */
export async function refuseUnsuitable(
  ctx: TxContext,
  acceptor: Acceptor,
  { intent, source, proposal }: Subject,
  terms: Term[],
  contract: Contract,
) {
  if (source && intent === "AMEND") refuseUselessAmendment(source, terms, ctx.now);
  if (source && proposal) refuseUselessReplacement(source, proposal, terms, contract, ctx.now);
  if (!proposal) return;
  if (proposal.sellerId === acceptor.accountId) throw unsupported("An account cannot buy from itself.");
  if (!isPayable(terms, contract)) {
    throw refusal("INCOMPATIBLE_TERMS", "requestedTerms", "A recurring payment needs a term that says when it ends.");
  }
  if (contract.endAt && contract.endAt <= contract.startAt) {
    throw refusal("EXPIRED_AGREEMENT_PROPOSAL", "agreementProposalIdentifier", "What is proposed has ended already.");
  }
  await refuseWithoutUsage(ctx, acceptor, proposal, terms, source?.id ?? null);
}

function refuseUselessAmendment(source: SourceAgreement, terms: Term[], now: Date) {
  if (chosenDuration(terms) !== chosenDuration(source.terms)) {
    throw unsupported("An amendment cannot change the duration. Replace the agreement instead.");
  }
  if (isSameDeal(terms, source.terms)) {
    const message = `This is what ${source.id} says already. Change a quantity or the renewal.`;
    throw refusal("INVALID_REQUESTED_TERM_CONFIGURATION", "requestedTerms", message);
  }
  const lockout = lockoutStart(source.terms, source.endAt);
  if (lockout && lockout <= now && contractOf(terms, now).autoRenew !== source.autoRenew) {
    throw unsupported("The deadline for deciding about the renewal has passed.");
  }
}

function refuseUselessReplacement(
  source: SourceAgreement,
  proposal: Proposal,
  terms: Term[],
  contract: Contract,
  now: Date,
) {
  if (proposal.productId !== source.productId) {
    throw unsupported(`${proposal.id} is about ${proposal.productTitle}, ${source.id} about ${source.productTitle}.`);
  }
  if (contract.startAt > now) {
    throw unsupported("An active agreement cannot be replaced by one that begins later.");
  }
  if (proposal.offerId === source.offerId && isSameDeal(terms, source.terms)) {
    throw unsupported(`This is what ${source.id} says already.`);
  }
}

/** Products that are metered on the buyer's own machines: usage and an annual price are two agreements there. */
export const isMeteredApart = (productType: string) => ["AmiProduct", "ContainerProduct"].includes(productType);

async function refuseWithoutUsage(
  ctx: TxContext,
  acceptor: Acceptor,
  proposal: Proposal,
  terms: Term[],
  exceptId: string | null,
) {
  const pricing = pricingTypesOf(terms);
  const isAnnual = pricing.includes("ConfigurableUpfrontPricingTerm");
  const isMetered = pricing.includes("UsageBasedPricingTerm");
  if (!isAnnual || !isMeteredApart(proposal.productType)) return;
  if (isMetered) {
    const message = "Accept the usage-based price first, then the upfront price in an agreement of its own.";
    throw refusal("INCOMPATIBLE_TERMS", "requestedTerms", message);
  }
  const offersUsage = pricingTypesOf(proposal.terms).includes("UsageBasedPricingTerm");
  const { acceptorId, productId } = { acceptorId: acceptor.accountId, productId: proposal.productId };
  const existing = await agreementsOnResource(ctx, { acceptorId, productId, exceptId });
  if (offersUsage && !existing.usageAgreementId) {
    const message = `An upfront price for ${proposal.productTitle} builds on an agreement about its usage. Accept that first.`;
    throw refusal("MISSING_USAGE_AGREEMENT", "requestedTerms", message);
  }
}
