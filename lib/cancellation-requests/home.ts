import { addDays, subDays } from "date-fns";
import { accountOf, hatOfActor } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { asOf, type CancellationRequest } from "./request";
import { requestColumns } from "./row";

const scopeOf = (ctx: Context): Sql => {
  const hat = hatOfActor(ctx.actor);
  if (hat === "admin") return sql`true`;
  return hat === "buyer"
    ? sql`r.acceptor_id = ${accountOf(ctx.actor)} and not r.is_held`
    : sql`r.proposer_id = ${accountOf(ctx.actor)}`;
};

/** The requests that wait for a buyer, those due first at the top. */
export const listDueNext = (ctx: Context, limit = 5) =>
  ctx.db.rows<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.status = 'PENDING_APPROVAL' and r.respond_by > ${ctx.now} and ${scopeOf(ctx)} order by r.respond_by limit ${limit}`);

/** The requests that were answered lately, newest first. */
export async function listAnsweredLately(ctx: Context, status: "REJECTED" | "APPROVED" | null, limit = 5) {
  const rows = await ctx.db.rows<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.resolved_at > ${subDays(ctx.now, 30)} and (${status}::text is null or r.status = ${status}) and ${scopeOf(ctx)}
    order by r.resolved_at desc limit ${limit}`);
  return rows.map((row) => asOf(row, ctx.now));
}

export type TimeLeft = { underOneDay: number; underThreeDays: number; later: number };

/** Pending requests by the time they have left: under a day, one to three days, more. */
export async function countByTimeLeft(ctx: Context): Promise<TimeLeft> {
  const row = await ctx.db.row<TimeLeft>(sql`
    select count(*) filter (where r.respond_by <= ${addDays(ctx.now, 1)}) as under_one_day,
           count(*) filter (where r.respond_by > ${addDays(ctx.now, 1)} and r.respond_by <= ${addDays(ctx.now, 3)}) as under_three_days,
           count(*) filter (where r.respond_by > ${addDays(ctx.now, 3)}) as later
    from cancellation_request r where r.status = 'PENDING_APPROVAL' and r.respond_by > ${ctx.now} and ${scopeOf(ctx)}`);
  return row ?? { underOneDay: 0, underThreeDays: 0, later: 0 };
}

export type RequestSummary = {
  pending: number;
  dueWithinDay: number;
  approvedAutomatically: number;
  denied: number;
  medianHours: number | null;
};

/** The strip over the administrator's tab: what waits, and how the last 30 days went. */
export async function summarizeRequests(ctx: Context): Promise<RequestSummary> {
  const since = subDays(ctx.now, 30);
  const row = await ctx.db.row<RequestSummary>(sql`
    select
      (select count(*) from cancellation_request r where r.status = 'PENDING_APPROVAL' and r.respond_by > ${ctx.now}) as pending,
      (select count(*) from cancellation_request r where r.status = 'PENDING_APPROVAL' and r.respond_by > ${ctx.now}
        and r.respond_by <= ${addDays(ctx.now, 1)}) as due_within_day,
      count(*) filter (where resolution = 'AUTOMATIC') as approved_automatically,
      count(*) filter (where status = 'REJECTED') as denied,
      extract(epoch from percentile_cont(0.5) within group (order by resolved_at - created_at)
        filter (where resolution = 'BUYER'))::float8 / 3600 as median_hours
    from cancellation_request r where r.resolved_at > ${since}`);
  return row ?? { pending: 0, dueWithinDay: 0, approvedAutomatically: 0, denied: 0, medianHours: null };
}
