import { getAgreement } from "../agreements/queries";
import { system } from "../auth/actor";
import type { BillingAdjustment } from "../billing-adjustments/billing-adjustment";
import { adjustmentFact } from "../billing-adjustments/request";
import { adjustmentColumns } from "../billing-adjustments/row";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { recordEvents } from "../events/record";

/**
 * Completes the billing adjustments that were accepted, oldest first; everything that could be wrong with one was refused when it
 * was asked for. Returns how many. Any number of workers share the work through row locks.
 */
export async function processBillingAdjustments(ctx: Context, batchSize = 500): Promise<number> {
  let processed = 0;
  for (let batch = -1; batch !== 0; processed += batch) {
    batch = await inTransaction({ ...ctx, actor: system }, async (ctx) => {
      const completed = await ctx.db.rows<BillingAdjustment>(sql`
        with due as (
          select id from billing_adjustment where status = 'PENDING' and created_at <= ${ctx.now}
          order by created_at limit ${batchSize} for update skip locked
        )
        update billing_adjustment b set status = 'COMPLETED', updated_at = ${ctx.now} from due where b.id = due.id
        returning ${adjustmentColumns}`);
      const facts = await Promise.all(
        completed.map(async (adjustment) =>
          adjustmentFact("BillingAdjustmentCompleted", await getAgreement(ctx, adjustment), adjustment, system),
        ),
      );
      await recordEvents(ctx, facts);
      return completed.length;
    });
  }
  return processed;
}
