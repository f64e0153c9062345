import { addDays, subDays } from "date-fns";
import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import type { Agreement } from "./agreement";
import { expiringDays } from "./expiring";
import { agreementColumns } from "./row";

/** The seller's active agreements that end within 90 days, the next first. */
export const listExpiring = (ctx: Context, limit = 5) =>
  ctx.db.rows<Agreement>(sql`
    select ${agreementColumns} from agreement a
    where a.proposer_id = ${accountOf(ctx.actor)} and a.status = 'ACTIVE' and coalesce(a.end_at, 'infinity') > ${ctx.now}
      and coalesce(a.end_at, 'infinity') <= ${addDays(ctx.now, expiringDays)}
    order by coalesce(a.end_at, 'infinity'), a.id limit ${limit}`);

/** How many subscriptions of the buyer are active, counted up to 1,001. */
export async function countActiveSubscriptions(ctx: Context): Promise<number> {
  const row = await ctx.db.row<{ count: number }>(sql`
    select count(*) as count from (
      select 1 from agreement a where a.acceptor_id = ${accountOf(ctx.actor)} and a.status = 'ACTIVE' limit 1001) capped`);
  return row?.count ?? 0;
}

/** The buyer's agreements that were cancelled in the last 30 days, newest first. */
export const listCancelledLately = (ctx: Context, limit = 5) =>
  ctx.db.rows<Agreement>(sql`
    select ${agreementColumns} from agreement a
    where a.acceptor_id = ${accountOf(ctx.actor)} and a.status = 'CANCELLED' and a.ended_at > ${subDays(ctx.now, 30)}
    order by a.ended_at desc limit ${limit}`);
