import type { Context } from "../context";
import { sql } from "../db";

/** How many mails are in each state, and since when the oldest waits, in machine time. */
export async function readQueue(ctx: Context) {
  const row = await ctx.db.row<{
    pending: number;
    failed: number;
    bounced: number;
    sent: number;
    waitingSince: Date | null;
  }>(sql`
    select count(*) filter (where state = 'PENDING') as pending, count(*) filter (where state = 'FAILED') as failed,
      count(*) filter (where state = 'BOUNCED') as bounced,
      count(*) filter (where state = 'SENT') as sent,
      min(coalesce(first_attempt_at, next_attempt_at)) filter (where state = 'PENDING') as waiting_since
    from delivery`);
  return row ?? { pending: 0, failed: 0, bounced: 0, sent: 0, waitingSince: null };
}
