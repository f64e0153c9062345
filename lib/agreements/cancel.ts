import { z } from "zod";
import { type Actor, accountOf, roleOf } from "../auth/actor";
import { failCancellationRequests } from "../cancellation-requests/fail";
import { approvers } from "../cancellation-requests/policy";
import { findPendingRequest } from "../cancellation-requests/queries";
import { type Context, inTransaction } from "../context";
import { ConflictError, ForbiddenError, ValidationError } from "../errors";
import { recordEvents } from "../events/record";
import { type Agreement, relationLabels } from "./agreement";
import { endAgreements } from "./end";
import { type AgreementView, getAgreement } from "./queries";

export const cancelAgreementInput = z.object({
  agreementId: z.string().min(1).max(64),
  confirmation: z
    .string({ error: "Type confirm to continue." })
    .refine((word) => word.trim().toLowerCase() === "confirm", "Type confirm to continue."),
});

/** Why this buyer cannot end the agreement alone; null when they can. Only pay-as-you-go is theirs to end. */
export function whyNotCancel(actor: Actor, agreement: AgreementView): string | null {
  const role = roleOf(actor);
  if (accountOf(actor) !== agreement.acceptorId) return "Only the buyer can do this.";
  if (agreement.status !== "ACTIVE") return "It has already ended.";
  if (agreement.pricingModel !== "USAGE") {
    return `This contract can't be cancelled here. Ask ${agreement.proposerName} to start a cancellation.`;
  }
  if (agreement.blockerId && agreement.blockerKind) {
    return `${agreement.blockerId} (${relationLabels[agreement.blockerKind]}) depends on it. End that one first.`;
  }
  return role && approvers.includes(role)
    ? null
    : "Your role can look but not cancel. Ask an approver of your account.";
}

/**
 * The buyer ends a pay-as-you-go agreement at once, without asking the seller. A request that was waiting is closed with it.
 *
 * @throws NotFoundError   the actor cannot see the agreement
 * @throws ForbiddenError  the actor is not a buyer who may decide
 * @throws ValidationError it is a contract, or another agreement depends on it
 * @throws ConflictError   it has ended already
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_CancelAgreement.html
 */
export function cancelAgreement(ctx: Context, input: { agreementId: string }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const agreement = await getAgreement(ctx, input);
    const refusal = whyNotCancel(ctx.actor, agreement);
    if (refusal) throw refusalError(agreement, ctx.actor, refusal);
    const pending = await findPendingRequest(ctx, agreement.id);
    if (pending) await failCancellationRequests(ctx, [{ id: pending.id, at: ctx.now, reason: closedWith }]);
    const [ended] = await endAgreements(ctx, [{ id: agreement.id, at: ctx.now, status: "CANCELLED" }]);
    if (!ended) throw new ConflictError("Nothing was changed: the agreement ended a moment ago.");
    await recordEvents(ctx, [
      { type: "AgreementCancelledByBuyer", agreement: ended, request: null, actor: ctx.actor, at: ctx.now },
    ]);
    return ended;
  });
}

const closedWith = "The agreement is no longer active: the buyer cancelled the subscription.";

function refusalError(agreement: AgreementView, actor: Actor, text: string) {
  const role = roleOf(actor);
  if (accountOf(actor) !== agreement.acceptorId || !role || !approvers.includes(role)) return new ForbiddenError(text);
  return agreement.status === "ACTIVE"
    ? new ValidationError(text, { code: "UNSUPPORTED_ACTION" })
    : new ConflictError(text);
}
