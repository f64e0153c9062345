import { noteCancellationStatus } from "../agreements/cancellation-status";
import { system } from "../auth/actor";
import type { TxContext } from "../context";
import { sql } from "../db";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import { createLinks } from "./links";
import type { CancellationRequest } from "./request";
import { requestColumns } from "./row";

/** Shows requests to their buyers that were held back for a check: from now on they have links, mails and events. */
export async function releaseHeldRequests(ctx: TxContext, ids: string[]): Promise<void> {
  if (!ids.length) return;
  const released = await ctx.db.rows<CancellationRequest>(sql`
    update cancellation_request r set is_held = false where r.id = any(${ids}) and r.is_held returning ${requestColumns}`);
  for (const request of released) await createLinks(ctx, request);
  const byAgreement = new Map(released.map((request) => [request.agreementId, request]));
  const agreements = await noteCancellationStatus(ctx, [...byAgreement.keys()], "PENDING_APPROVAL");
  await recordEvents(
    ctx,
    agreements.map((agreement): Fact => {
      const request = byAgreement.get(agreement.id) ?? null;
      return { type: "CancellationRequestChecked", agreement, request, actor: system, at: ctx.now };
    }),
  );
}
