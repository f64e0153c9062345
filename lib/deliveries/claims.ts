import { type Db, empty, raw, type Sql, sql } from "../db";
import { giveUpAfterHours, retryDelaySeconds } from "./back-off";

/** What waits to leave: mails in one table, events in the other, with the same columns for waiting, trying and giving up. */
export type Queue = "delivery" | "event_delivery";

/** A claimed row. `attempts` is the proof of the claim: whoever claims it next counts on. */
export type Held = { id: string; attempts: number };

/** How a try went: no error means that the other side took it. `final` ends the row although it was not taken. */
export type Outcome = Held & { error: string | null; final?: "BOUNCED" };

/** What became of it. `isExhausted` says that it has failed for as long as the relay tries. */
export type Settled = { id: string; state: string; isExhausted: boolean };

/** Longer than any try may last, in seconds: after that another relay may take the row. */
export const leaseSeconds = 120;

/** Whether a row `d` may be taken now. The column keeps milliseconds and rounds: due now may be written half of one ahead. */
export const isDue: Sql = sql`d.state = 'PENDING' and d.next_attempt_at <= now() + interval '1 millisecond'
  and (d.claimed_until is null or d.claimed_until <= now())`;

type Choice<Row extends Held> = {
  only?: Sql;
  order: Sql;
  limit: number;
  columns?: Sql;
  sort?: (a: Row, b: Row) => number;
};

/** Takes rows `d` that nobody else holds, for as long as a lease. */
export async function claim<Row extends Held = Held>(
  db: Db,
  queue: Queue,
  { only = sql`true`, order, limit, columns = empty }: Choice<Row>,
): Promise<Row[]> {
  // The rows are chosen in a `with`, which runs once; a joined subquery may run again and take more than its limit.
  return db.rows<Row>(sql`
    with due as (
      select d.id from ${raw(queue)} d where ${isDue} and ${only}
      order by ${order} limit ${limit} for update of d skip locked
    )
    update ${raw(queue)} d set attempts = d.attempts + 1, claimed_until = now() + ${leaseSeconds} * interval '1 second',
      first_attempt_at = coalesce(d.first_attempt_at, now())
    from due where d.id = due.id returning d.id, d.attempts${columns}`);
}

/**
 * Writes down how tries went: taken rows are done, failed ones wait for their next turn. Rows that another relay has claimed
 * since are left alone. `set` adds columns; `and` adds a `with` part that reads `outcome` and `settled`.
 */
export const settle = (
  db: Db,
  queue: Queue,
  outcomes: Outcome[],
  { set = empty, and = empty, exhausted = "PENDING" }: { set?: Sql; and?: Sql; exhausted?: "PENDING" | "FAILED" } = {},
): Promise<Settled[]> =>
  db.rows(sql`
    with outcome as (
      select * from json_to_recordset(${JSON.stringify(
        outcomes.map((outcome) => ({ ...outcome, delay: retryDelaySeconds(outcome.attempts) })),
      )}::json) as o(id text, attempts int, error text, final text, delay float8, at timestamptz, duration_ms int, status int, answer text)
    ), settled as (
      update ${raw(queue)} d set ${set} last_error = o.error, claimed_until = null,
        sent_at = case when o.error is null then now() end,
        next_attempt_at = case when o.error is null then d.next_attempt_at else now() + o.delay * interval '1 second' end,
        state = case when o.error is null then 'SENT' when o.final is not null then o.final
          when d.first_attempt_at <= now() - ${giveUpAfterHours} * interval '1 hour' then ${exhausted} else d.state end
      from outcome o where d.id = o.id and d.attempts = o.attempts and d.state = 'PENDING'
      returning d.id, d.state, o.error is not null
        and d.first_attempt_at <= now() - ${giveUpAfterHours} * interval '1 hour' as is_exhausted
    )${and}
    select id, state, is_exhausted from settled`);

/** Gives rows back that were claimed but not tried. */
export const release = (db: Db, queue: Queue, held: Held[]) =>
  db.run(sql`
    update ${raw(queue)} d set attempts = d.attempts - 1, claimed_until = null,
      first_attempt_at = case when d.attempts = 1 then null else d.first_attempt_at end
    from json_to_recordset(${JSON.stringify(held)}::json) as o(id text, attempts int)
    where d.id = o.id and d.attempts = o.attempts and d.state = 'PENDING'`);

/** What the other side said, short, and without the token of any link that it may have quoted. */
export const shortened = (text: string) => text.replace(/\/(respond|signin\/reset)\/[\w-]+/g, "/$1/…").slice(0, 500);
export const reasonOf = (error: unknown) => shortened(error instanceof Error ? error.message : String(error));
