import { accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import type { EventDeliveryState } from "../destinations/destination";
import { matches, type Pattern } from "../destinations/pattern";
import { NotFoundError } from "../errors";
import { envelope } from "./detail";
import type { Activity } from "./queries";

export type EventRow = {
  id: string;
  accountId: string;
  detailType: string;
  at: Date;
  agreementId: string;
  requestId: string | null;
  delivered: number;
  waiting: number;
};

export type EventListFilter = {
  /** Part of the detail type. */
  type?: string;
  /** An agreement's or a request's ID. */
  object?: string;
  /** Only events that wait for, or never reached, a destination. */
  isWaiting?: boolean;
  /** Only for administrators: one account's events. */
  account?: string;
  /** The last event of the page before, as `2026-11-02T10:00:00.000Z_id`. */
  before?: string;
  size?: number;
};

const accountFilter = ({ actor }: Context, chosen?: string): string | null =>
  roleOf(actor) === "ADMIN" ? (chosen ?? null) : accountOf(actor);

const deliveryCounts: Sql = sql`
  (select count(*) from event_delivery d where d.party_event_id = p.id and d.state = 'SENT') as delivered,
  (select count(*) from event_delivery d where d.party_event_id = p.id and d.state = 'PENDING') as waiting`;

/** A page of the account's events, newest first, and where the next one begins; null when it is the last. */
export async function listEvents(ctx: Context, filter: EventListFilter = {}) {
  const { type = null, object = null, isWaiting = false, before, size = 50 } = filter;
  const account = accountFilter(ctx, filter.account);
  const { at, id } = cursorOf(before);
  const found = await ctx.db.rows<EventRow>(sql`
    select p.id, p.account_id, p.detail_type, p.at, e.agreement_id, e.request_id, ${deliveryCounts}
    from event e join party_event p on p.event_id = e.id
    where ${account === null ? sql`true` : sql`p.account_id = ${account}`}
      and ${at ? sql`(p.at, p.id) < (${at}, ${id})` : sql`true`}
      and (${type}::text is null or p.detail_type ilike '%' || ${type} || '%')
      and (${object}::text is null or e.agreement_id = ${object} or e.request_id = ${object})
      and (not ${isWaiting} or exists (
        select 1 from event_delivery d where d.party_event_id = p.id and d.state = 'PENDING'))
    order by ${account === null ? sql`e.at desc, p.id desc` : sql`p.at desc, p.id desc`} limit ${size + 1}`);
  const events = found.slice(0, size);
  const last = found.length > size ? events.at(-1) : undefined;
  return { events, next: last ? `${last.at.toISOString()}_${last.id}` : null };
}

/** What a cursor says; nothing for what is none. */
export function cursorOf(text: string | undefined): { at: Date | null; id: string } {
  const [, at = "", id = ""] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([\w-]{1,64})$/.exec(text ?? "") ?? [];
  const instant = new Date(at);
  return { at: Number.isNaN(instant.getTime()) ? null : instant, id };
}

export type EventDelivery = {
  id: string;
  destinationId: string;
  destinationName: string;
  destinationType: string;
  destinationState: string;
  state: EventDeliveryState;
  attempts: number;
  nextAttemptAt: Date;
  sentAt: Date | null;
  lastError: string | null;
  tries: {
    number: number;
    at: string;
    durationMs: number;
    status: number | null;
    error: string | null;
    answer: string | null;
  }[];
};

const deliveryColumns: Sql = sql`
  d.id, d.destination_id, t.name as destination_name, t.type as destination_type, t.state as destination_state, d.state,
  d.attempts, d.next_attempt_at, d.sent_at, d.last_error, (
    select coalesce(json_agg(json_build_object('number', a.number, 'at', a.at, 'durationMs', a.duration_ms, 'status', a.status,
      'error', a.error, 'answer', a.answer) order by a.number desc), '[]')
    from delivery_attempt a where a.event_delivery_id = d.id) as tries`;

/** One event with its fact, its envelope and its deliveries. @throws NotFoundError it is missing or another account's */
export async function getEvent(ctx: Context, { eventId }: { eventId: string }) {
  const account = accountFilter(ctx);
  const event = await ctx.db.row<
    Parameters<typeof envelope>[0] & Activity & { factId: string; agreementId: string }
  >(sql`
    select p.id, p.account_id, p.detail_type, p.resources, p.detail, e.id as fact_id, e.type, p.at, e.agreement_id, e.request_id,
      e.actor, e.data
    from party_event p join event e on e.id = p.event_id
    where p.id = ${eventId} and (${account}::text is null or p.account_id = ${account})`);
  if (!event) throw new NotFoundError(`There is no event ${eventId} here.`);
  const deliveries = await ctx.db.rows<EventDelivery>(sql`
    select ${deliveryColumns} from event_delivery d join destination t on t.id = d.destination_id
    where d.party_event_id = ${eventId} order by d.seq`);
  return { ...event, envelope: envelope(event), deliveries };
}
export type EventView = Awaited<ReturnType<typeof getEvent>>;

/** The newest deliveries to a destination, tests included. The caller has made sure that it may be seen. */
export const listDeliveries = (ctx: Context, destinationId: string, limit = 50) =>
  ctx.db.rows<EventDelivery & { eventId: string | null; detailType: string | null; createdAt: Date }>(sql`
    select ${deliveryColumns}, d.party_event_id as event_id, p.detail_type, d.created_at
    from event_delivery d join destination t on t.id = d.destination_id left join party_event p on p.id = d.party_event_id
    where d.destination_id = ${destinationId} order by d.seq desc limit ${limit}`);

export type PatternMatch = { id: string; detailType: string; at: Date; accountId: string; isMatch: boolean };

/** Which of the account's newest 100 events a pattern wants. */
export async function testPattern(ctx: Context, { pattern }: { pattern: Pattern }): Promise<PatternMatch[]> {
  const account = accountFilter(ctx);
  const events = await ctx.db.rows<Parameters<typeof envelope>[0]>(sql`
    select p.id, p.account_id, p.detail_type, p.at, p.resources, p.detail from event e join party_event p on p.event_id = e.id
    where ${account === null ? sql`true` : sql`p.account_id = ${account}`}
    order by ${account === null ? sql`e.at desc, p.id desc` : sql`p.at desc, p.id desc`} limit 100`);
  return events.map((event) => ({
    id: event.id,
    accountId: event.accountId,
    detailType: event.detailType,
    at: event.at,
    isMatch: matches(pattern, envelope(event)),
  }));
}
