import type { Context } from "../context";
import { sql } from "../db";
import type { EventType } from "./catalog";

export type Activity = {
  id: string;
  type: EventType;
  at: Date;
  requestId: string | null;
  actor: { kind: string; name: string; accountId: string | null; via: string };
  data: Record<string, string>;
};

/** What happened to an agreement, or to one of its requests, newest first. The caller has made sure that it may be seen. */
export const listActivity = (ctx: Context, of: { agreementId: string; requestId?: string }) =>
  ctx.db.rows<Activity>(sql`
    select id, type, at, request_id, actor, data from event
    where agreement_id = ${of.agreementId} and (${of.requestId ?? null}::text is null or request_id = ${of.requestId ?? null})
    order by at desc, seq desc limit 200`);
