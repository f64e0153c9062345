import { type AgreementView, lockAgreement } from "../agreements/queries";
import { type Actor, nameOf } from "../auth/actor";
import { createCharge } from "../charges/create";
import { type Context, inTransaction, type TxContext } from "../context";
import { type Sql, sql } from "../db";
import { ConflictError } from "../errors";
import { recordEvents } from "../events/record";
import { whatBecameOf } from "./labels";
import type { PaymentRequest, PaymentRequestStatus } from "./payment-request";
import { authorizePayment } from "./policy";
import { getPaymentRequest } from "./queries";
import { paymentRequestColumns } from "./row";
import type { AcceptPaymentRequestInput, PaymentRequestInput, RejectPaymentRequestInput } from "./schema";
import { paymentFact } from "./send";

/**
 * The buyer accepts: the amount becomes a charge of this instant, with the buyer's purchase order when one is given.
 *
 * @throws NotFoundError  the actor cannot see the request
 * @throws ForbiddenError the actor may not decide for the buyer
 * @throws ConflictError  it is no longer pending, or the agreement has ended
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_AcceptAgreementPaymentRequest.html
 */
export const acceptPaymentRequest = (ctx: Context, input: AcceptPaymentRequestInput): Promise<PaymentRequest> =>
  answer(ctx, "accept", input, (ctx, request) => approve(ctx, request, ctx.now, input.purchaseOrderReference));

/** The buyer declines, with a reason that the seller sees. @throws as `acceptPaymentRequest` */
export const rejectPaymentRequest = (ctx: Context, input: RejectPaymentRequestInput): Promise<PaymentRequest> =>
  answer(ctx, "reject", input, (ctx, { id }) =>
    move(ctx, id, "REJECTED", sql`status_message = ${input.rejectionReason}`),
  );

/** The seller takes it back while it waits. @throws as `acceptPaymentRequest`, for the seller */
export const withdrawPaymentRequest = (ctx: Context, input: PaymentRequestInput): Promise<PaymentRequest> =>
  answer(ctx, "withdraw", input, (ctx, { id }) => move(ctx, id, "CANCELLED"));

const facts = {
  accept: "PaymentRequestAccepted",
  reject: "PaymentRequestRejected",
  withdraw: "PaymentRequestWithdrawn",
} as const;

/** The agreement's lock puts everything about one agreement's payments in a row: answers, new requests, its end. */
function answer(
  ctx: Context,
  verb: keyof typeof facts,
  input: PaymentRequestInput,
  change: (ctx: TxContext, request: PaymentRequest) => Promise<PaymentRequest | null>,
): Promise<PaymentRequest> {
  return inTransaction(ctx, async (ctx) => {
    authorizePayment(ctx.actor, verb, await getPaymentRequest(ctx, input));
    const agreement = await lockAgreement(ctx, input.agreementId);
    const request = await getPaymentRequest(ctx, input);
    if (request.status !== "PENDING_APPROVAL") throw stale(whatBecameOf(request, ctx.now), request.id);
    if (verb === "accept" && agreement.status !== "ACTIVE") throw stale("The agreement has ended.", request.id);
    const changed = await change(ctx, request);
    if (!changed) throw stale("This payment request changed a moment ago. Reload and look again.", request.id);
    await recordEvents(ctx, [paymentFact(ctx, facts[verb], agreement, changed)]);
    return changed;
  });
}

const stale = (text: string, id: string) =>
  new ConflictError(`Nothing was changed. ${text}`, { resource: { type: "PaymentRequest", id } });

/**
 * Settles a request that nobody answered: approved as of its own instant, or closed when the agreement ended first. Returns the
 * request when it was moved. The caller acts for the system and holds the agreement's lock.
 */
export async function settleOverduePayment(ctx: TxContext, id: string, agreement: AgreementView) {
  const request = await ctx.db.row<PaymentRequest>(sql`
    select ${paymentRequestColumns} from payment_request p where p.id = ${id} and p.status = 'PENDING_APPROVAL'`);
  if (!request) return null;
  const { approvesAt } = request;
  const { endedAt } = agreement;
  const isApproved = approvesAt && approvesAt <= ctx.now && !(endedAt && endedAt <= approvesAt);
  if (!isApproved && !endedAt) return null;
  const moved = isApproved
    ? await approve(ctx, request, approvesAt, null)
    : await move(ctx, id, "VALIDATION_FAILED", sql`status_message = 'The agreement ended.'`, endedAt ?? ctx.now);
  const type = isApproved ? "PaymentRequestAccepted" : "PaymentRequestFailed";
  if (moved) await recordEvents(ctx, [paymentFact(ctx, type, agreement, moved)]);
  return moved;
}

async function approve(ctx: TxContext, request: PaymentRequest, at: Date, purchaseOrder: string | null) {
  const chargeId = await createCharge(ctx, { ...request, at, purchaseOrder });
  return move(ctx, request.id, "APPROVED", sql`charge_id = ${chargeId}`, at);
}

/** The only update of `status`. */
const move = (
  { db, actor, now }: { db: Context["db"]; actor: Actor; now: Date },
  id: string,
  to: PaymentRequestStatus,
  change: Sql = sql`status_message = p.status_message`,
  at = now,
) =>
  db.row<PaymentRequest>(sql`
    update payment_request p set status = ${to}, updated_at = ${at}, resolved_by = ${nameOf(actor)}, ${change}
    where p.id = ${id} and p.status = 'PENDING_APPROVAL' returning ${paymentRequestColumns}`);
