import type { Agreement } from "../agreements/agreement";
import { endAgreements } from "../agreements/end";
import { type Actor, nameOf, system, viaOf } from "../auth/actor";
import { type Context, inTransaction, type TxContext } from "../context";
import { ConflictError } from "../errors";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import { authorize } from "./policy";
import { getCancellationRequest } from "./queries";
import type { CancellationRequest } from "./request";
import type { RequestInput } from "./schema";
import { transition, transitionOne } from "./transition";

/**
 * The buyer agrees: the request becomes APPROVED and the agreement CANCELLED, both as of `ctx.now`. There is no way back.
 *
 * @throws NotFoundError  the actor cannot see the request
 * @throws ForbiddenError the actor may not decide for the buyer
 * @throws ConflictError  the request is no longer pending, its deadline has passed, or the agreement ended otherwise
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_AcceptAgreementCancellationRequest.html
 */
export function approveCancellationRequest(ctx: Context, input: RequestInput): Promise<CancellationRequest> {
  return inTransaction(ctx, async (ctx) => {
    const { actor, now } = ctx;
    const request = await getCancellationRequest(ctx, input);
    authorize(actor, "approve", request);
    const move = { id: request.id, at: now, resolvedBy: nameOf(actor), resolvedVia: viaOf(actor) };
    // Both are sent at once: the agreement's end needs nothing of the moved request, and either's failure undoes both.
    const [approved, ended] = await Promise.all([
      transitionOne(ctx, "approve", move),
      endAgreements(ctx, [{ id: request.agreementId, at: now, status: "CANCELLED" }]),
    ]);
    if (!ended.length) throw new ConflictError(alreadyEnded);
    await tellApproved(ctx, [approved], ended, actor);
    return approved;
  });
}

const alreadyEnded = "Nothing was changed: this agreement already ended. No response is needed.";

/**
 * Nobody answered: each given request that is still pending past its deadline becomes APPROVED as of that deadline, and its
 * agreement CANCELLED with it. Returns how many were moved.
 */
export async function approveOverdue(ctx: TxContext, overdue: { id: string; respondBy: Date }[]): Promise<number> {
  const moves = overdue
    .filter(({ respondBy }) => respondBy <= ctx.now)
    .map(({ id, respondBy }) => ({ id, at: respondBy, resolvedBy: nameOf(system), resolvedVia: viaOf(system) }));
  const approved = await transition(ctx, "approveOverdue", moves);
  const ended = await endAgreements(
    ctx,
    approved.map(({ agreementId, updatedAt }) => ({ id: agreementId, at: updatedAt, status: "CANCELLED" })),
  );
  await tellApproved(ctx, approved, ended, system);
  return approved.length;
}

/** Records that requests were approved and that their agreements ended with them. */
async function tellApproved(ctx: TxContext, approved: CancellationRequest[], ended: Agreement[], actor: Actor) {
  const requests = new Map(approved.map((request) => [request.agreementId, request]));
  const type = actor.kind === "system" ? "CancellationRequestApprovedAutomatically" : "CancellationRequestApproved";
  await recordEvents(
    ctx,
    ended.flatMap((agreement): Fact[] => {
      const request = requests.get(agreement.id) ?? null;
      const at = agreement.updatedAt;
      return [
        { type, agreement, request, actor, at },
        { type: "AgreementCancelled", agreement, request, actor: system, at },
      ];
    }),
  );
}
