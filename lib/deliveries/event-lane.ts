import { businessNow, machineNow } from "../clock";
import { type Db, type Sql, sql } from "../db";
import { matches, type Pattern } from "../destinations/pattern";
import { envelope } from "../events/detail";
import { log } from "../log";
import { retryDelaySeconds } from "./back-off";
import { claim, type Held, isDue, leaseSeconds, release, settle } from "./claims";
import { pauseFailing } from "./pause";
import type { Envelope, Sender, Try } from "./sender";
import { readTarget, senderOf, type Target } from "./targets";

type HeldEvent = Held & { seq: number };
type Parcel = HeldEvent & { envelope: Envelope };

/** How many events are claimed at once; a relay that dies keeps these from others until its lease is over. */
const claimed = 50;
/** The longest that a destination as a whole is left alone, in seconds: one stubborn event must not hold up the others. */
const longestRestSeconds = 300;

/** After so many refusals one after the other the rest of the claimed events are not tried in this round. */
const mostRefusedInRow = 3;

const isOpen: Sql = sql`t.state = 'ACTIVE' and (t.retry_at is null or t.retry_at <= now())`;

/**
 * Of an agreement's waiting deliveries only the first may leave: a destination hears of each agreement in order. Asked row by row,
 * so that a claim costs the same however many wait.
 */
const isFirst: Sql = sql`(d.agreement_id is null or d.seq = (
  select min(e.seq) from event_delivery e where e.destination_id = d.destination_id and e.agreement_id = d.agreement_id
    and e.state = 'PENDING'))`;

/** The destinations that have something to send now. */
export async function findDueDestinations(db: Db): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select t.id from destination t where ${isOpen}
      and exists (select 1 from event_delivery d where d.destination_id = t.id and ${isDue})`);
  return rows.map(({ id }) => id);
}

/** Claims some events for one destination and sends them, call by call; tells how many were taken and how many must wait. */
export async function sendSomeEvents(db: Db, destinationId: string): Promise<{ sent: number; failed: number }> {
  const total = { sent: 0, failed: 0 };
  const since = performance.now();
  const held = await claim<HeldEvent>(db, "event_delivery", {
    only: sql`d.destination_id = ${destinationId} and ${isFirst}
      and exists (select 1 from destination t where t.id = d.destination_id and ${isOpen})`,
    // Untried ones first: what was refused before must not keep the others from being tried.
    order: sql`d.attempts, d.seq`,
    limit: claimed,
    columns: sql`, d.seq`,
  });
  const target = held.length ? await readTarget(db, destinationId) : null;
  if (!target) return total;
  const parcels = await readParcels(db, held);
  const wanted = await dropUnwanted(db, parcels, target.pattern);
  const sender = senderOf(target);
  let refusedInRow = 0;
  for (let i = 0; i < wanted.length; i += sender.batch) {
    const isLate = performance.now() - since > leaseSeconds * 500;
    if (isLate || (refusedInRow > 0 && !total.sent) || refusedInRow >= mostRefusedInRow) {
      await release(db, "event_delivery", wanted.slice(i));
      break;
    }
    const batch = wanted.slice(i, i + sender.batch);
    const failed = await sendBatch(db, target, sender, batch, total.sent > 0);
    total.failed += failed;
    total.sent += batch.length - failed;
    refusedInRow = failed === batch.length ? refusedInRow + 1 : 0;
  }
  return { ...total, sent: total.sent + parcels.length - wanted.length };
}

const readParcels = async (db: Db, held: HeldEvent[]): Promise<Parcel[]> => {
  const rows = await db.rows<Parameters<typeof envelope>[0] & { deliveryId: string }>(sql`
    select d.id as delivery_id, coalesce(p.id, d.id) as id, coalesce(p.account_id, t.account_id) as account_id,
      coalesce(p.detail_type, ${testDetailType}) as detail_type, coalesce(p.at, d.created_at) as at,
      coalesce(p.resources, '{}') as resources,
      coalesce(p.detail, json_build_object('requestId', d.id, 'message', 'This is a test of ' || t.name || '.')) as detail
    from event_delivery d join destination t on t.id = d.destination_id left join party_event p on p.id = d.party_event_id
    where d.id = any(${held.map(({ id }) => id)})`);
  const byId = new Map(rows.map(({ deliveryId, ...event }) => [deliveryId, envelope(event)]));
  return held
    .toSorted((a, b) => a.attempts - b.attempts || a.seq - b.seq)
    .flatMap((one) => {
      const event = byId.get(one.id);
      return event ? [{ ...one, envelope: event }] : [];
    });
};

/** What a test is called; it matches no documented event, and no pattern keeps it back. */
export const testDetailType = "Countersign Test Event";

/** Ends the deliveries that the destination's pattern does not want, and returns the others. */
async function dropUnwanted(db: Db, parcels: Parcel[], pattern: Pattern): Promise<Parcel[]> {
  const isWanted = ({ envelope }: Parcel) => envelope["detail-type"] === testDetailType || matches(pattern, envelope);
  const unwanted = parcels.filter((parcel) => !isWanted(parcel)).map(({ id }) => id);
  if (unwanted.length) {
    await db.run(sql`
      update event_delivery set state = 'FILTERED', claimed_until = null, attempts = 0
      where id = any(${unwanted}) and state = 'PENDING'`);
  }
  return parcels.filter(isWanted);
}

/** One call to the destination, written down; returns how many of its events were refused. */
async function sendBatch(
  db: Db,
  { id: destination, isFailing }: Target,
  sender: Sender,
  batch: Parcel[],
  isTaking: boolean,
) {
  const at = machineNow();
  const since = performance.now();
  const tries = await sender.send(batch.map(({ envelope }) => envelope));
  const durationMs = Math.round(performance.now() - since);
  const outcomes = batch.map(({ id, attempts }, i) => ({
    id,
    attempts,
    at,
    duration_ms: durationMs,
    ...tryAt(tries, i),
  }));
  const settled = await settle(db, "event_delivery", outcomes, { and: noted });
  const refused = outcomes.filter(({ error }) => error !== null);
  const [first] = refused;
  if (first) log.warn({ destination, refused: refused.length, attempts: first.attempts }, "events not taken");
  if (first && settled.some(({ isExhausted }) => isExhausted)) {
    await pauseFailing(db, destination, first.error ?? "", await businessNow(db));
  } else if (first && !isTaking && refused.length === batch.length) {
    await rest(db, destination, first.error ?? "", Math.max(...refused.map(({ attempts }) => attempts)));
  } else if (isFailing && !isTaking && refused.length < batch.length) {
    await db.run(sql`
      update destination set failing_since = null, retry_at = null, last_error = null where id = ${destination}`);
  }
  return refused.length;
}

const tryAt = (tries: Try[], i: number): Try => tries[i] ?? { error: "No answer.", status: null, answer: null };

/** Each try leaves its trace in the transaction that writes down how it went. */
const noted: Sql = sql`, noted as (
  insert into delivery_attempt (event_delivery_id, number, at, duration_ms, status, error, answer)
  select o.id, o.attempts, o.at, o.duration_ms, o.status, o.error, o.answer
  from outcome o join settled s on s.id = o.id
  on conflict do nothing)`;

const rest = (db: Db, destinationId: string, error: string, attempts: number) =>
  db.run(sql`
    update destination set failing_since = coalesce(failing_since, now()), last_error = ${error},
      retry_at = now() + ${Math.min(retryDelaySeconds(attempts), longestRestSeconds)} * interval '1 second'
    where id = ${destinationId}`);
