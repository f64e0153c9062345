import { accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import { envelope } from "./detail";

export type EventFilter = {
  /** The whole detail type, or one without the role: "Purchase Agreement Ended" finds each party's. */
  detailType?: string;
  limit?: number;
};

/** The account's own events as EventBridge would bring them, newest first. Administrators see every account's. */
export async function listEnvelopes(ctx: Context, { detailType, limit = 100 }: EventFilter = {}) {
  const account = roleOf(ctx.actor) === "ADMIN" ? null : accountOf(ctx.actor);
  const type = detailType ?? null;
  const events = await ctx.db.rows<Parameters<typeof envelope>[0]>(sql`
    select p.id, p.account_id, p.detail_type, p.at, p.resources, p.detail from party_event p join event e on e.id = p.event_id
    where (${account}::text is null or p.account_id = ${account})
      and (${type}::text is null or p.detail_type = ${type} or starts_with(p.detail_type, ${type} || ' - '))
    order by p.at desc, e.seq desc limit ${limit}`);
  return events.map(envelope);
}
