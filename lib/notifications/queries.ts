import { type Actor, accountOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import type { EventType } from "../events/catalog";

export type Notification = {
  /** The event's ID. */
  id: string;
  seq: number;
  type: EventType;
  at: Date;
  agreementId: string;
  requestId: string | null;
  productTitle: string;
  counterpart: string;
  actor: { name: string; accountId: string | null; via: string };
  isRead: boolean;
};

/** How far back notifications go, in events; what is older is in the activity log. */
export const mostNotifications = 100;

const userOf = (actor: Actor) => (actor.kind === "person" ? actor.userId : "");

/** What the account was told of last, as far as this person has not muted it. */
const told = ({ actor }: Context): Sql => sql`
  from (
    select distinct on (at, event_id) event_id, at from party_event
    where account_id = ${accountOf(actor)} order by at desc, event_id desc limit ${mostNotifications}
  ) told
  join event e on e.id = told.event_id
  left join notification_state state on state.user_id = ${userOf(actor)} and state.account_id = ${accountOf(actor)}
  left join notification_read read on read.user_id = ${userOf(actor)} and read.event_id = e.id
  where not exists (
    select 1 from muted_agreement m where m.user_id = ${userOf(actor)} and m.agreement_id = e.agreement_id)`;

const isRead: Sql = sql`(e.seq <= coalesce(state.seen_seq, 0) or read.event_id is not null)`;

/** The account's notifications, newest first; only unread ones on request. */
export const listNotifications = (
  ctx: Context,
  { isUnread = false, limit = mostNotifications }: { isUnread?: boolean; limit?: number } = {},
): Promise<Notification[]> =>
  ctx.db.rows(sql`
    select n.*, a.product_title,
      case when a.proposer_id = ${accountOf(ctx.actor)} then a.acceptor_name else a.proposer_name end as counterpart
    from (
      select e.id, e.seq, e.type, e.at, e.agreement_id, e.request_id, e.actor, ${isRead} as is_read ${told(ctx)}
        and (not ${isUnread} or not ${isRead})
      order by e.at desc, e.id desc limit ${limit}
    ) n join agreement a on a.id = n.agreement_id order by n.at desc, n.seq desc`);

/** How many of the newest notifications this person has not seen. */
export async function countUnread(ctx: Context): Promise<number> {
  const row = await ctx.db.row<{ count: number }>(sql`select count(*) as count ${told(ctx)} and not ${isRead}`);
  return row?.count ?? 0;
}

/** The agreements whose news this person has muted, of those visible to the account. */
export const listMuted = (ctx: Context): Promise<{ agreementId: string; productTitle: string }[]> =>
  ctx.db.rows(sql`
    select m.agreement_id, a.product_title from muted_agreement m join agreement a on a.id = m.agreement_id
    where m.user_id = ${userOf(ctx.actor)}
      and ${accountOf(ctx.actor)} in (a.proposer_id, a.acceptor_id, a.manufacturer_id) order by a.product_title, a.id limit 200`);
