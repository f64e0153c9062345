import { noteCancellationStatus } from "../agreements/cancellation-status";
import { nameOf, viaOf } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { recordEvents } from "../events/record";
import { authorize } from "./policy";
import { getCancellationRequest } from "./queries";
import type { CancellationRequest } from "./request";
import type { RejectInput } from "./schema";
import { transitionOne } from "./transition";

/**
 * The buyer declines: the request becomes REJECTED, the agreement stays as it is, and the seller may ask again.
 *
 * @throws NotFoundError  the actor cannot see the request
 * @throws ForbiddenError the actor may not decide for the buyer
 * @throws ConflictError  the request is no longer pending, or its deadline has passed
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_RejectAgreementCancellationRequest.html
 */
export function rejectCancellationRequest(ctx: Context, input: RejectInput): Promise<CancellationRequest> {
  return inTransaction(ctx, async (ctx) => {
    const { actor, now } = ctx;
    const request = await getCancellationRequest(ctx, input);
    authorize(actor, "reject", request);
    const rejected = await transitionOne(ctx, "reject", {
      id: request.id,
      at: now,
      statusMessage: input.rejectionReason,
      resolvedBy: nameOf(actor),
      resolvedVia: viaOf(actor),
    });
    const agreements = await noteCancellationStatus(ctx, [request.agreementId], "REJECTED");
    await recordEvents(
      ctx,
      agreements.map((agreement) => ({
        type: "CancellationRequestRejected",
        agreement,
        request: rejected,
        actor,
        at: now,
      })),
    );
    return rejected;
  });
}
