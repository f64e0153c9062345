import { endAgreements } from "../agreements/end";
import { system } from "../auth/actor";
import { failCancellationRequests } from "../cancellation-requests/fail";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { recordEvents } from "../events/record";

/**
 * Expires the agreements whose end has come at `ctx.now`. One whose unanswered request was due before that end is not among
 * them: it was cancelled first.
 */
export async function expireAgreements(ctx: Context, batchSize = 5000): Promise<number> {
  let expired = 0;
  for (let batch = -1; batch !== 0; expired += batch) {
    batch = await inTransaction(ctx, async (ctx) => {
      const due = await ctx.db.rows<{ id: string; at: Date }>(sql`
        select a.id, a.end_at as at from agreement a
        where a.status = 'ACTIVE' and a.end_at <= ${ctx.now} and not exists (
          select 1 from cancellation_request r
          where r.agreement_id = a.id and r.status = 'PENDING_APPROVAL' and r.respond_by <= a.end_at)
        order by a.end_at limit ${batchSize} for update of a skip locked`);
      const ended = await endAgreements(
        ctx,
        due.map((end) => ({ ...end, status: "EXPIRED" as const })),
      );
      await recordEvents(
        ctx,
        ended.map((agreement) => ({
          type: "AgreementExpired",
          agreement,
          request: null,
          actor: system,
          at: agreement.updatedAt,
        })),
      );
      return due.length;
    });
  }
  return expired;
}

/** Fails the pending requests whose agreement ended otherwise: expired, replaced, renewed, terminated or cancelled elsewhere. */
export async function failRequestsOfEndedAgreements(ctx: Context, batchSize = 5000): Promise<number> {
  let failed = 0;
  for (let batch = -1; batch !== 0; failed += batch) {
    batch = await inTransaction(ctx, async (ctx) => {
      const orphans = await ctx.db.rows<{ id: string; at: Date; status: string }>(sql`
        select r.id, a.status, greatest(r.created_at,
          least(coalesce(a.ended_at, ${ctx.now}), r.respond_by - interval '1 millisecond')) as at
        from cancellation_request r join agreement a on a.id = r.agreement_id
        where r.status = 'PENDING_APPROVAL' and a.status <> 'ACTIVE'
        limit ${batchSize} for update of r skip locked`);
      if (!orphans.length) return 0;
      const failures = orphans.map(({ id, at, status }) => ({
        id,
        at,
        reason: `The agreement is no longer active: it is ${status.toLowerCase().replace("_", " ")}.`,
      }));
      return (await failCancellationRequests(ctx, failures)).length;
    });
  }
  return failed;
}
