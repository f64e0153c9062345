import { noteCancellationStatus } from "../agreements/cancellation-status";
import { nameOf, system, viaOf } from "../auth/actor";
import type { TxContext } from "../context";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import type { CancellationRequest } from "./request";
import { transition } from "./transition";

/** Closes pending requests that can no longer be carried out, with the reason; the agreements stay as they are. */
export async function failCancellationRequests(
  ctx: TxContext,
  failures: { id: string; at: Date; reason: string }[],
): Promise<CancellationRequest[]> {
  const failed = await transition(
    ctx,
    "fail",
    failures.map(({ id, at, reason }) => ({
      id,
      at,
      statusMessage: reason,
      resolvedBy: nameOf(system),
      resolvedVia: viaOf(system),
    })),
  );
  const byAgreement = new Map(failed.map((request) => [request.agreementId, request]));
  const agreements = await noteCancellationStatus(ctx, [...byAgreement.keys()], "VALIDATION_FAILED");
  await recordEvents(
    ctx,
    agreements.map((agreement): Fact => {
      const request = byAgreement.get(agreement.id) ?? null;
      return {
        type: "CancellationRequestFailed",
        agreement,
        request,
        actor: system,
        at: request?.updatedAt ?? ctx.now,
      };
    }),
  );
  return failed;
}
