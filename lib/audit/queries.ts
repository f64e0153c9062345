import { accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { ForbiddenError } from "../errors";
import { catalog, type EventType } from "../events/catalog";
import { cursorOf } from "../events/explorer";
import { type AuditAction, auditPhrases } from "./catalog";

export type LogEntry = {
  id: string;
  at: Date;
  actor: { kind: string; name: string; accountId: string | null; via: string };
  action: EventType | AuditAction;
  accountId: string | null;
  agreementId: string | null;
  requestId: string | null;
  /** What an entry of the audit log was about. */
  object: string | null;
  data: Record<string, string>;
};

export type LogFilter = {
  /** Part of the actor's name. */
  actor?: string;
  /** An agreement's or a request's ID, or what an audit entry names. */
  object?: string;
  action?: string;
  via?: string;
  from?: Date;
  until?: Date;
  before?: string;
  size?: number;
};

export const logActions = [...Object.keys(catalog), ...Object.keys(auditPhrases)] as (EventType | AuditAction)[];
export const isAction = (text: string): text is LogEntry["action"] => text in catalog || text in auditPhrases;

/** What the account was told of, and what its people did to the portal, newest first. */
export const listActivityLog = (ctx: Context, filter: LogFilter) => {
  const account = accountOf(ctx.actor);
  const facts = sql`(
    select distinct on (at, event_id) event_id, at, account_id from party_event
    where account_id = ${account} order by at desc, event_id desc) told join event e on e.id = told.event_id`;
  return readLog(ctx, filter, { facts, account: sql`told.account_id`, audit: sql`x.account_id = ${account}` });
};

/** Everything that happened in the portal, over all accounts. @throws ForbiddenError the actor is no administrator */
export const listAuditLog = async (ctx: Context, filter: LogFilter) => {
  if (roleOf(ctx.actor) !== "ADMIN") throw new ForbiddenError("Only administrators read the audit log.");
  return readLog(ctx, filter, { facts: sql`event e`, account: sql`e.actor ->> 'accountId'`, audit: sql`true` });
};

async function readLog(ctx: Context, filter: LogFilter, sources: { facts: Sql; account: Sql; audit: Sql }) {
  const { size = 50 } = filter;
  const { at, id } = cursorOf(filter.before);
  const { actor = null, object = null, action = null, via = null, from = null, until = null } = filter;
  const where = (table: Sql) => sql`
    (${at}::timestamptz is null or (${table}.at, ${table}.id) < (${at}::timestamptz, ${id}))
    and (${actor}::text is null or ${table}.actor ->> 'name' ilike '%' || ${actor} || '%')
    and (${via}::text is null or ${table}.actor ->> 'via' = ${via})
    and (${from}::timestamptz is null or ${table}.at >= ${from}) and (${until}::timestamptz is null or ${table}.at < ${until})`;
  const found = await ctx.db.rows<LogEntry>(
    sql`
    (select e.id, e.at, e.actor, e.type as action, ${sources.account} as account_id, e.agreement_id, e.request_id,
        null as object, e.data
      from ${sources.facts}
      where ${where(sql`e`)} and (${action}::text is null or e.type = ${action})
        and (${object}::text is null or e.agreement_id = ${object} or e.request_id = ${object})
      order by e.at desc, e.id desc limit ${size + 1})
    union all
    (select x.id, x.at, x.actor, x.action, x.account_id, null, null, x.object, x.data from audit_entry x
      where ${sources.audit} and ${where(sql`x`)} and (${action}::text is null or x.action = ${action})
        and (${object}::text is null or x.object ilike '%' || ${object} || '%')
      order by x.at desc, x.id desc limit ${size + 1})
    order by at desc, id desc limit ${size + 1}`,
    { prepare: false },
  );
  const entries = found.slice(0, size);
  const last = found.length > size ? entries.at(-1) : undefined;
  return { entries, next: last ? `${last.at.toISOString()}_${last.id}` : null };
}
