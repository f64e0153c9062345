import { agreementsOnResource } from "../agreements/on-resource";
import { nameOf } from "../auth/actor";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { newId } from "../ids";
import { inputHash, sameAgain } from "../input-hash";
import type { AgreementRequest } from "./agreement-request";
import { type ChargeSummary, summarizeCharges } from "./charges";
import { contractOf } from "./contract";
import { amended } from "./differences";
import { type Acceptor, authorizeAcceptor } from "./policy";
import { refuseBeyondQuotas } from "./quotas";
import { refusal, unsupported } from "./refusals";
import { agreementRequestFields } from "./row";
import type { CreateAgreementRequestInput } from "./schema";
import { selectTerms } from "./selection";
import { quoteExpiry } from "./states";
import { about, isTargeted, type Subject, subjectOf } from "./subject";
import { refuseUnsuitable } from "./suitability";
import { areReadable, type Term } from "./terms";

/**
 * A buyer asks what it would mean to accept these terms: a quote with all charges, good for a day. Nothing is bought by it. The
 * same client token makes the same request once, however often it is sent.
 *
 * @throws ForbiddenError  the actor may not commit a buyer
 * @throws NotFoundError   the proposal or the source agreement is not the actor's to accept or change
 * @throws ValidationError the terms, their choices or their combination are not what can be accepted
 * @throws QuotaError      the account would have too many agreements, a second trial, or one of too high a value
 * @throws ConflictError   the token was used for something else
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_CreateAgreementRequest.html
 */
export function createAgreementRequest(ctx: Context, input: CreateAgreementRequestInput): Promise<AgreementRequest> {
  return inTransaction(ctx, async (ctx) => {
    const acceptor = authorizeAcceptor(ctx.actor);
    const repeated = await findByToken(ctx, acceptor, input);
    if (repeated) return repeated;
    const subject = await subjectOf(ctx, acceptor, input);
    const terms = termsOf(subject, input);
    const contract = contractOf(terms, ctx.now);
    const { productId } = about(subject);
    await refuseUnsuitable(ctx, acceptor, subject, terms, contract);
    const summary = summarizeCharges({
      terms,
      now: ctx.now,
      source: subject.source,
      isAmendment: subject.intent === "AMEND",
      withTaxes: input.estimateTaxes,
    });
    refuseReduction(summary);
    refuseBeyondQuotas({
      intent: subject.intent,
      productId,
      contract,
      value: summary.newAgreementValue,
      isTargeted: isTargeted(subject),
      existing: await agreementsOnResource(ctx, { acceptorId: acceptor.accountId, productId }),
    });
    return insert(ctx, acceptor, input, { subject, terms, summary });
  });
}

/** The request that this token made before. @throws ConflictError when it asked for something else then */
async function findByToken(ctx: TxContext, { accountId }: Acceptor, input: CreateAgreementRequestInput) {
  const earlier = await ctx.db.row<AgreementRequest>(sql`
    select ${agreementRequestFields} from agreement_request q
    where q.acceptor_id = ${accountId} and q.client_token = ${input.clientToken}`);
  return sameAgain(earlier, input, "AgreementRequest");
}

/** The terms as they would be accepted. */
function termsOf({ intent, source, proposal }: Subject, { requestedTerms }: CreateAgreementRequestInput): Term[] {
  const offered = (intent === "AMEND" ? source?.terms : proposal?.terms) ?? [];
  if (!areReadable([...offered, ...(source?.terms ?? [])])) {
    throw unsupported("These terms were not made here, and cannot be calculated with.");
  }
  const selected = selectTerms(offered, requestedTerms);
  return intent === "AMEND" ? amended(offered, selected) : selected;
}

function refuseReduction({ itemizedCharges }: ChargeSummary) {
  const reduced = itemizedCharges.find(({ incrementalChargeAmount }) => incrementalChargeAmount.startsWith("-"));
  if (!reduced) return;
  const { dimensionKey, oldQuantity } = reduced;
  const message = `An amendment adds: ${dimensionKey} cannot fall below ${oldQuantity}.`;
  throw refusal("INVALID_INCREMENTAL_CHARGE", "requestedTerms", message);
}

async function insert(
  ctx: TxContext,
  acceptor: Acceptor,
  input: CreateAgreementRequestInput,
  { subject, terms, summary }: { subject: Subject; terms: Term[]; summary: ChargeSummary },
): Promise<AgreementRequest> {
  const { productId, productTitle, proposerId, proposerName } = about(subject);
  const { now } = ctx;
  const request = await ctx.db.row<AgreementRequest>(sql`
    insert into agreement_request as q (id, acceptor_id, acceptor_name, proposer_id, proposer_name, product_id, product_title,
      intent, proposal_id, source_agreement_id, status, requested_terms, accepted_terms, charge_summary, client_token,
      input_hash, requested_by, created_at, expires_at, updated_at)
    values (${newId.agreementRequest()}, ${acceptor.accountId}, ${acceptor.accountName}, ${proposerId}, ${proposerName},
      ${productId}, ${productTitle}, ${subject.intent}, ${input.proposalId}, ${input.sourceAgreementId}, 'OPEN',
      ${JSON.stringify(input.requestedTerms)}::jsonb, ${JSON.stringify(terms)}::jsonb, ${JSON.stringify(summary)}::jsonb,
      ${input.clientToken}, ${inputHash(input)}, ${nameOf(acceptor)}, ${now},
      ${quoteExpiry(now, subject.proposal?.expiresAt ?? null)}, ${now})
    on conflict (acceptor_id, client_token) do nothing
    returning ${agreementRequestFields}`);
  // A call with the same token that ran at the same time has made it.
  const made = request ?? (await findByToken(ctx, acceptor, input));
  if (!made) throw new Error(`The request of token ${input.clientToken} is neither new nor there.`);
  return made;
}
