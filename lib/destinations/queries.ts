import { accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import type { Destination } from "./destination";
import { destinationColumns } from "./row";

/** Administrators see every account's destinations, everybody else their own account's. */
const visible = ({ actor }: Context): Sql =>
  roleOf(actor) === "ADMIN" ? sql`true` : sql`t.account_id = ${accountOf(actor)}`;

export type DestinationSummary = Destination & { accountName: string; pending: number; lastSentAt: Date | null };

/** The account's destinations by name, each with what waits and when the last event was taken (machine time). */
export const listDestinations = (ctx: Context): Promise<DestinationSummary[]> =>
  ctx.db.rows(sql`
    select ${destinationColumns}, coalesce(a.name, t.account_id) as account_name,
      (select count(*) from event_delivery d where d.destination_id = t.id and d.state = 'PENDING') as pending,
      (select max(d.sent_at) from (
        select sent_at from event_delivery d where d.destination_id = t.id order by d.seq desc limit 100) d) as last_sent_at
    from destination t left join account a on a.id = t.account_id where ${visible(ctx)} order by t.account_id, t.name`);

/** One destination. @throws NotFoundError it is missing or another account's */
export async function getDestination(ctx: Context, { destinationId }: { destinationId: string }): Promise<Destination> {
  const found = await ctx.db.row<Destination>(sql`
    select ${destinationColumns} from destination t where t.id = ${destinationId} and ${visible(ctx)}`);
  if (!found) throw new NotFoundError("There is no such destination here.");
  return found;
}

/** How many of the account's destinations do not take what they get. */
export async function countFailing(ctx: Context): Promise<number> {
  const row = await ctx.db.row<{ count: number }>(sql`
    select count(*) as count from destination t
    where ${visible(ctx)} and (t.failing_since is not null or t.paused_reason = 'FAILING')`);
  return row?.count ?? 0;
}
