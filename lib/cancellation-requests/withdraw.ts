import { noteCancellationStatus } from "../agreements/cancellation-status";
import { nameOf, viaOf } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { recordEvents } from "../events/record";
import { authorize } from "./policy";
import { getCancellationRequest } from "./queries";
import type { CancellationRequest } from "./request";
import type { WithdrawInput } from "./schema";
import { transitionOne } from "./transition";

/**
 * The seller takes the request back while nobody has answered: it becomes CANCELLED and the agreement stays as it is. The
 * seller's reason is shown to the buyer.
 *
 * @throws NotFoundError  the actor cannot see the request
 * @throws ForbiddenError the actor is not its seller, or its role may only look
 * @throws ConflictError  the request is no longer pending, or its deadline has passed
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_CancelAgreementCancellationRequest.html
 */
export function withdrawCancellationRequest(ctx: Context, input: WithdrawInput): Promise<CancellationRequest> {
  return inTransaction(ctx, async (ctx) => {
    const { actor, now } = ctx;
    const request = await getCancellationRequest(ctx, input);
    authorize(actor, "withdraw", request);
    const withdrawn = await transitionOne(ctx, "withdraw", {
      id: request.id,
      at: now,
      statusMessage: input.cancellationReason,
      resolvedBy: nameOf(actor),
      resolvedVia: viaOf(actor),
    });
    const agreements = await noteCancellationStatus(ctx, [request.agreementId], "CANCELLED");
    await recordEvents(
      ctx,
      agreements.map((agreement) => ({
        type: "CancellationRequestWithdrawn",
        agreement,
        request: withdrawn,
        actor,
        at: now,
      })),
    );
    return withdrawn;
  });
}
