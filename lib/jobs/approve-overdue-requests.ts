import { approveOverdue } from "../cancellation-requests/approve";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";

/**
 * Approves the requests whose seven days have passed at `ctx.now`, oldest deadline first, in batches that any number of workers
 * share through row locks. A request whose agreement ended before its deadline is left to `failRequestsOfEndedAgreements`.
 */
export async function approveOverdueRequests(ctx: Context, batchSize = 5000): Promise<number> {
  let approved = 0;
  for (let batch = -1; batch !== 0; approved += batch) {
    batch = await inTransaction(ctx, async (ctx) => {
      const overdue = await ctx.db.rows<{ id: string; respondBy: Date }>(sql`
        select r.id, r.respond_by from cancellation_request r join agreement a on a.id = r.agreement_id
        where r.status = 'PENDING_APPROVAL' and r.respond_by <= ${ctx.now} and not r.is_held and a.status = 'ACTIVE'
          and (a.end_at is null or a.end_at >= r.respond_by)
        order by r.respond_by limit ${batchSize} for update of r skip locked`);
      return overdue.length ? approveOverdue(ctx, overdue) : 0;
    });
  }
  return approved;
}
