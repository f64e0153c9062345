import { noteCancellationStatus } from "../agreements/cancellation-status";
import { apiCancellationRefusals, cancellationRefusals } from "../agreements/policy";
import { lockAgreement } from "../agreements/queries";
import { nameOf } from "../auth/actor";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ConflictError } from "../errors";
import { recordEvents } from "../events/record";
import { newId } from "../ids";
import { inputHash, sameAgain } from "../input-hash";
import { createLinks } from "./links";
import { asOf, type CancellationRequest } from "./request";
import { requestColumns } from "./row";
import type { SendInput } from "./schema";
import { firstReminderAt, respondBy } from "./states";

/**
 * The seller asks to end an agreement: a pending request exists from `ctx.now`, the buyer's contacts get their own links, and
 * seven days start to run. The same client token makes the same request once, however often it is sent.
 *
 * @throws NotFoundError   the actor cannot see the agreement
 * @throws ForbiddenError  the actor is not the seller of record, or its role may only look
 * @throws ValidationError the agreement is not active, or another agreement depends on it
 * @throws ConflictError   a request is pending already, or the token was used for something else
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SendAgreementCancellationRequest.html
 */
export const sendCancellationRequest = (ctx: Context, input: SendInput): Promise<CancellationRequest> =>
  send(ctx, input, cancellationRefusals);

/**
 * The same through the API, which refuses in its own order, and takes a request although another agreement depends on this one:
 * such a request is held back from the buyer until `checkHeldRequests` has looked at it.
 *
 * @throws NotFoundError, ForbiddenError, ValidationError or ConflictError as above, except for the dependent agreement
 */
export const sendCancellationRequestByApi = (ctx: Context, input: SendInput): Promise<CancellationRequest> =>
  send(ctx, input, apiCancellationRefusals);

const send = (ctx: Context, input: SendInput, refusalsOf: typeof cancellationRefusals) =>
  inTransaction(ctx, async (ctx) => {
    const agreement = await lockAgreement(ctx, input.agreementId);
    const repeated = await findByToken(ctx, agreement.proposerId, input);
    if (repeated) return asOf(repeated, ctx.now);
    const [refusal] = refusalsOf(ctx.actor, agreement, ctx.now);
    if (refusal) throw refusal.error();

    const isHeld = agreement.blockerId !== null;
    const request = await insertRequest(ctx, input, agreement, isHeld);
    if (!isHeld) await createLinks(ctx, request);
    const [noted = agreement] = await noteCancellationStatus(ctx, [agreement.id], request.status);
    const type = isHeld ? "CancellationRequestReceived" : "CancellationRequestSent";
    await recordEvents(ctx, [{ type, agreement: noted, request, actor: ctx.actor, at: ctx.now }]);
    return request;
  });

/** The request that this token made before. @throws ConflictError when it asked for something else then */
async function findByToken(ctx: TxContext, proposerId: string, input: SendInput): Promise<CancellationRequest | null> {
  const { actor } = ctx;
  if (!("accountId" in actor) || actor.accountId !== proposerId) return null;
  const earlier = await ctx.db.row<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.proposer_id = ${proposerId} and r.client_token = ${input.clientToken}`);
  return sameAgain(earlier, input, "AgreementCancellationRequest");
}

async function insertRequest(
  ctx: TxContext,
  input: SendInput,
  agreement: {
    id: string;
    proposerId: string;
    proposerName: string;
    acceptorId: string;
    acceptorName: string;
    productTitle: string;
  },
  isHeld: boolean,
): Promise<CancellationRequest> {
  const { actor, now } = ctx;
  const request = await ctx.db.row<CancellationRequest>(sql`
    insert into cancellation_request as r (id, agreement_id, proposer_id, proposer_name, acceptor_id, acceptor_name,
      product_title, status, reason_code, portal_reason, description, client_token, input_hash, requested_by,
      requested_by_email, created_at, updated_at, respond_by, next_reminder_at, is_held)
    values (${newId.cancellationRequest()}, ${agreement.id}, ${agreement.proposerId}, ${agreement.proposerName},
      ${agreement.acceptorId}, ${agreement.acceptorName}, ${agreement.productTitle}, 'PENDING_APPROVAL', ${input.reasonCode},
      ${input.portalReason}, ${input.description}, ${input.clientToken}, ${inputHash(input)}, ${nameOf(actor)},
      ${"email" in actor ? actor.email : null}, ${now}, ${now}, ${respondBy(now)}, ${firstReminderAt(now)}, ${isHeld})
    on conflict (proposer_id, client_token) do nothing
    returning ${requestColumns}`);
  // Only a token used for another agreement at the same instant gets here: this one's own retries wait for its lock.
  if (!request) throw new ConflictError("This client token is being used for another request. Use a new token.");
  return request;
}
