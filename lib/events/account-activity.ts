import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import type { Activity } from "./queries";

/** The newest things that happened to the account's agreements, as its own events tell them. */
export const listAccountActivity = (ctx: Context, limit = 10) =>
  ctx.db.rows<Activity & { agreementId: string }>(sql`
    select e.id, e.type, e.at, e.request_id, e.actor, e.data, e.agreement_id
    from (select distinct on (at, event_id) event_id, at from party_event
          where account_id = ${accountOf(ctx.actor)} order by at desc, event_id limit ${limit}) told
    join event e on e.id = told.event_id order by e.at desc, e.seq desc`);
