import { accountOf, hatOfActor } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";

export type PendingSummary = {
  count: number;
  next: { id: string; respondBy: Date; proposerName: string; productTitle: string } | null;
};

const scope = (ctx: Context): Sql => {
  const hat = hatOfActor(ctx.actor);
  if (hat === "admin") return sql`true`;
  return hat === "buyer"
    ? sql`r.acceptor_id = ${accountOf(ctx.actor)} and not r.is_held`
    : sql`r.proposer_id = ${accountOf(ctx.actor)}`;
};

/** How many requests wait for a buyer in the current hat, and the one that is due next. */
export async function summarizePending(ctx: Context): Promise<PendingSummary> {
  const row = await ctx.db.row<{
    count: number;
    id: string;
    respondBy: Date;
    proposerName: string;
    productTitle: string;
  }>(sql`
    select count(*) over () as count, r.id, r.respond_by, r.proposer_name, r.product_title from cancellation_request r
    where r.status = 'PENDING_APPROVAL' and r.respond_by > ${ctx.now} and ${scope(ctx)}
    order by r.respond_by limit 1`);
  return row ? { count: row.count, next: row } : { count: 0, next: null };
}
