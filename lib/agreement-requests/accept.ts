import type { Agreement } from "../agreements/agreement";
import { amendAgreement } from "../agreements/amend";
import { createAgreement, type NewCharge, passOnDependents, relateAgreements } from "../agreements/create";
import { endAgreements } from "../agreements/end";
import { agreementsOnResource, lockResource } from "../agreements/on-resource";
import { type AgreementView, listEntitlements, lockAgreement } from "../agreements/queries";
import { failCancellationRequests } from "../cancellation-requests/fail";
import { findPendingRequest } from "../cancellation-requests/queries";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ConflictError } from "../errors";
import { eventTime } from "../events/detail";
import { recordEvents } from "../events/record";
import { newId } from "../ids";
import type { AgreementRequest } from "./agreement-request";
import { billingPeriods } from "./charges";
import { type Contract, contractOf, lockoutStart } from "./contract";
import { type Acceptor, authorizeAcceptor } from "./policy";
import { getProposal, type Proposal } from "./proposals";
import { referencesOf } from "./purchase-orders";
import { getAgreementRequest, notHere } from "./queries";
import { unsupported } from "./refusals";
import { agreementRequestFields } from "./row";
import type { AcceptAgreementRequestInput, AgreementRequestInput } from "./schema";
import { proposalStatus } from "./states";
import { isMeteredApart } from "./suitability";
import { pricingTypesOf } from "./terms";

/**
 * The buyer accepts a quote: an agreement begins, an amendment takes effect, or one agreement takes the place of another, all as
 * of `ctx.now`. Each quote does so once, and other open quotes about the same agreement end with it.
 *
 * @throws ForbiddenError  the actor may not commit a buyer
 * @throws NotFoundError   the request is not the actor's, has expired or was superseded, or its proposal is no longer active
 * @throws ConflictError   it was accepted before
 * @throws ValidationError what it is about cannot be made or changed now, or a purchase order does not fit its charge
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_AcceptAgreementRequest.html
 */
export function acceptAgreementRequest(ctx: Context, input: AcceptAgreementRequestInput): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const acceptor = authorizeAcceptor(ctx.actor);
    // Always in this order, so that nobody who accepts something else meanwhile waits for what this one holds.
    await lockResource(ctx, await getAgreementRequest(ctx, input));
    const request = await lockOpen(ctx, input);
    const references = referencesOf(request, input.purchaseOrders);
    const source = request.sourceAgreementId ? await changeableSource(ctx, request.sourceAgreementId) : null;
    const agreement =
      request.intent === "AMEND" && source
        ? await amend(ctx, request, { source, references })
        : await make(ctx, acceptor, request, {
            proposal: await activeProposal(ctx, acceptor, request),
            source,
            references,
          });
    await close(ctx, request, agreement.id);
    return agreement;
  });
}

/** The request, if it can still be accepted, locked until it has been. @throws NotFoundError @throws ConflictError */
async function lockOpen(ctx: TxContext, { agreementRequestId: id }: AgreementRequestInput): Promise<AgreementRequest> {
  const open = await ctx.db.row<AgreementRequest>(sql`
    select ${agreementRequestFields} from agreement_request q
    where q.id = ${id} and q.status = 'OPEN' and q.expires_at > ${ctx.now} for update`);
  if (open) return open;
  const { status, agreementId } = await getAgreementRequest(ctx, { agreementRequestId: id });
  if (status !== "ACCEPTED") throw notHere(id);
  throw new ConflictError(`Nothing was changed: ${id} was accepted before, and made agreement ${agreementId}.`, {
    resource: { type: "AgreementRequest", id },
  });
}

/** @throws ValidationError the agreement cannot be amended or replaced at this moment */
async function changeableSource(ctx: TxContext, agreementId: string): Promise<AgreementView> {
  const [source, entitlements] = await Promise.all([
    lockAgreement(ctx, agreementId),
    listEntitlements(ctx, agreementId),
  ]);
  if (source.status !== "ACTIVE") throw unsupported(`${source.id} has ended. It can no longer be changed.`);
  if (entitlements.some(({ status }) => status === "PENDING")) {
    throw unsupported(`The entitlements of ${source.id} are still being provisioned. Try again when they are.`);
  }
  return source;
}

/** The proposal of the quote, which must still stand. @throws NotFoundError */
async function activeProposal(ctx: TxContext, acceptor: Acceptor, request: AgreementRequest): Promise<Proposal> {
  const proposal = await getProposal(ctx, request.proposalId ?? "", acceptor.accountId);
  if (proposalStatus(proposal, ctx.now) !== "ACTIVE") throw notHere(request.id);
  return proposal;
}

type References = Map<string, string>;

async function amend(
  ctx: TxContext,
  request: AgreementRequest,
  { source, references }: { source: AgreementView; references: References },
): Promise<Agreement> {
  const { acceptedTerms: terms, chargeSummary } = request;
  const { autoRenew } = contractOf(terms, ctx.now);
  const agreement = await amendAgreement(ctx, {
    agreement: source,
    terms,
    charges: chargesOf(request, source, ctx.now, references),
    value: chargeSummary.newAgreementValue,
    autoRenew,
  });
  if (!agreement) throw unsupported(`${source.id} has ended. It can no longer be changed.`);
  const lockout = lockoutStart(terms, agreement.endAt);
  await recordEvents(ctx, [
    {
      type: "AgreementAmended",
      agreement,
      request: null,
      actor: ctx.actor,
      at: ctx.now,
      data: lockout ? { lockoutStartTime: eventTime(lockout) } : {},
    },
  ]);
  return agreement;
}

type Grounds = { proposal: Proposal; source: AgreementView | null; references: References };

async function make(
  ctx: TxContext,
  acceptor: Acceptor,
  request: AgreementRequest,
  { proposal, source, references }: Grounds,
): Promise<Agreement> {
  const contract = contractOf(request.acceptedTerms, ctx.now);
  const where = { acceptorId: acceptor.accountId, productId: proposal.productId, exceptId: source?.id };
  const existing = await agreementsOnResource(ctx, where);
  refuseSecondSubscription(proposal, contract, existing);
  if (source) await endReplaced(ctx, source);
  const agreement = await createAgreement(
    ctx,
    {
      ...partiesOf(proposal, acceptor, source),
      ...contract,
      intent: request.intent,
      initialAgreementId: source?.initialAgreementId ?? null,
      value: request.chargeSummary.newAgreementValue,
    },
    { terms: request.acceptedTerms, charges: chargesOf(request, contract, ctx.now, references) },
  );
  if (source) {
    await relateAgreements(ctx, source.id, agreement.id, "REPLACEMENT_OF");
    await passOnDependents(ctx, source.id, agreement.id);
  }
  const discounted = isAnnualDiscount(request, proposal) && existing.usageAgreementId;
  if (discounted) await relateAgreements(ctx, discounted, agreement.id, "ANNUAL_DISCOUNT_OF");
  await recordEvents(ctx, [{ type: "AgreementCreated", agreement, request: null, actor: ctx.actor, at: ctx.now }]);
  return agreement;
}

/**
 * Usage cannot be metered twice, nor a trial be had beside what is tried. Contracts for a number of units may stand beside
 * each other.
 * @throws ValidationError
 */
function refuseSecondSubscription(
  proposal: Proposal,
  { pricingModel }: Contract,
  existing: { subscriptionId: string | null; trials: number },
) {
  if (["CONTRACT", "VARIABLE"].includes(pricingModel)) return;
  if (existing.subscriptionId) {
    throw unsupported(
      `${existing.subscriptionId} is an active agreement for ${proposal.productTitle} already. Amend or replace it instead.`,
    );
  }
  if (pricingModel === "FREE_TRIAL" && existing.trials) {
    throw unsupported(`${proposal.productTitle} was tried already.`);
  }
}

/** The old agreement ends for the new one; whatever the seller asked about it is over with it. */
async function endReplaced(ctx: TxContext, source: AgreementView) {
  const pending = await findPendingRequest(ctx, source.id);
  if (pending) {
    const reason = "The agreement is no longer active: it was replaced by another.";
    await failCancellationRequests(ctx, [{ id: pending.id, at: ctx.now, reason }]);
  }
  const [ended] = await endAgreements(ctx, [{ id: source.id, at: ctx.now, status: "REPLACED" }]);
  if (!ended) throw unsupported(`${source.id} has ended. It can no longer be changed.`);
  await recordEvents(ctx, [
    { type: "AgreementReplaced", agreement: ended, request: null, actor: ctx.actor, at: ctx.now },
  ]);
}

const partiesOf = (proposal: Proposal, acceptor: Acceptor, source: AgreementView | null) => ({
  proposerId: proposal.sellerId,
  proposerName: proposal.sellerName,
  acceptorId: acceptor.accountId,
  acceptorName: acceptor.accountName,
  manufacturerId: proposal.manufacturerId,
  manufacturerName: proposal.manufacturerName,
  payerId: source?.payerId ?? acceptor.accountId,
  productId: proposal.productId,
  productTitle: proposal.productTitle,
  productType: proposal.productType,
  offerId: proposal.offerId,
  offerName: proposal.offerName,
  offerSetId: proposal.offerSetId,
  offerVisibility: proposal.offerVisibility,
  resaleAuthorizationId: proposal.resaleAuthorizationId,
});

/** An upfront price beside the usage of the same product. */
const isAnnualDiscount = (request: AgreementRequest, { productType }: Proposal) =>
  request.intent === "NEW" &&
  isMeteredApart(productType) &&
  pricingTypesOf(request.acceptedTerms).includes("ConfigurableUpfrontPricingTerm");

/** The quoted charges with their days; a recurring one becomes one for each billing period, the first under the quoted ID. */
const chargesOf = (request: AgreementRequest, contract: Contract, now: Date, references: References): NewCharge[] =>
  request.chargeSummary.expectedCharges.flatMap(({ id, timing, time, amount }): NewCharge[] => {
    if (!amount) return [];
    const charge = { id, amount, purchaseOrder: references.get(id) ?? null };
    if (timing !== "BILLING_PERIOD") return [{ ...charge, at: time ? new Date(time) : now }];
    const days = billingPeriods(request.acceptedTerms, contract);
    return days.map((at, i) => ({ ...charge, id: i === 0 ? id : newId.charge(), at }));
  });

/** The request is used up, and so are those that were quoted on what it has just changed and could still be accepted. */
async function close(ctx: TxContext, { id, sourceAgreementId }: AgreementRequest, agreementId: string) {
  await ctx.db.run(sql`
    update agreement_request
    set status = case when id = ${id} then 'ACCEPTED' else 'SUPERSEDED' end,
        agreement_id = case when id = ${id} then ${agreementId} end, updated_at = ${ctx.now}
    where id = ${id} or (source_agreement_id = ${sourceAgreementId} and status = 'OPEN' and expires_at > ${ctx.now})`);
}
