import type { Agreement } from "../agreements/agreement";
import { endAgreements } from "../agreements/end";
import { type Actor, nameOf, system, viaOf } from "../auth/actor";
import type { Context, TxContext } from "../context";
import { ConflictError } from "../errors";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import { grouped } from "../grouped";
import { authorize } from "./policy";
import { getCancellationRequest } from "./queries";
import type { CancellationRequest } from "./request";
import type { RequestInput } from "./schema";
import { type Move, transition, transitionEach } from "./transition";

/**
 * The buyer agrees: the request becomes APPROVED and the agreement CANCELLED, both as of `ctx.now`. There is no way back.
 *
 * @throws NotFoundError  the actor cannot see the request
 * @throws ForbiddenError the actor may not decide for the buyer
 * @throws ConflictError  the request is no longer pending, its deadline has passed, or the agreement ended otherwise
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_AcceptAgreementCancellationRequest.html
 */
export async function approveCancellationRequest(ctx: Context, input: RequestInput): Promise<CancellationRequest> {
  const { actor, now } = ctx;
  const request = await getCancellationRequest(ctx, input);
  authorize(actor, "approve", request);
  const move = { id: request.id, at: now, resolvedBy: nameOf(actor), resolvedVia: viaOf(actor) };
  return approvePending(ctx, { move, agreementId: request.agreementId, actor });
}

/** An answer that its actor may give. */
type Approval = { move: Move; agreementId: string; actor: Actor };

/** Scripts approve by the thousand: what arrives together is written together. */
const approvePending = grouped(async (ctx: TxContext, approvals: Approval[]): Promise<CancellationRequest[]> => {
  // Both are sent at once: the agreements' end needs nothing of the moved requests, and either's failure undoes both.
  const [approved, ended] = await Promise.all([
    transitionEach(
      ctx,
      "approve",
      approvals.map(({ move }) => move),
    ),
    endAgreements(
      ctx,
      approvals.map(({ agreementId, move }) => ({ id: agreementId, at: move.at, status: "CANCELLED" })),
    ),
  ]);
  if (ended.length < approvals.length) throw new ConflictError(alreadyEnded);
  const actors = new Map(approvals.map(({ agreementId, actor }) => [agreementId, actor]));
  await tellApproved(ctx, approved, ended, ({ id }) => actors.get(id) ?? system);
  return approved;
});

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
  await tellApproved(ctx, approved, ended, () => system);
  return approved.length;
}

/** Records that requests were approved and that their agreements ended with them. */
async function tellApproved(
  ctx: TxContext,
  approved: CancellationRequest[],
  ended: Agreement[],
  actorOf: (agreement: Agreement) => Actor,
) {
  const requests = new Map(approved.map((request) => [request.agreementId, request]));
  await recordEvents(
    ctx,
    ended.flatMap((agreement): Fact[] => {
      const request = requests.get(agreement.id) ?? null;
      const at = agreement.updatedAt;
      const actor = actorOf(agreement);
      const type = actor.kind === "system" ? "CancellationRequestApprovedAutomatically" : "CancellationRequestApproved";
      return [
        { type, agreement, request, actor, at },
        { type: "AgreementCancelled", agreement, request, actor: system, at },
      ];
    }),
  );
}
