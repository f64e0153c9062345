import { type Db, sql } from "../db";

/** How old the last sign of a worker may be before it counts as lost, in seconds of machine time. */
export const heartbeatLimitSeconds = 60;

/** Leaves a sign that a worker has just looked for due work; whichever worker was last counts. */
export const beat = (db: Db) =>
  db.run(sql`
    insert into setting (key, value) values ('worker', jsonb_build_object('at', clock_timestamp()))
    on conflict (key) do update set value = excluded.value`);

export type Heartbeat = { at: Date; isFresh: boolean };

/** When a worker last looked for due work, in machine time; null when none ever did. */
export const lastBeat = (db: Db) =>
  db.row<Heartbeat>(sql`
    select (value ->> 'at')::timestamptz as at,
      (value ->> 'at')::timestamptz > clock_timestamp() - ${heartbeatLimitSeconds} * interval '1 second' as is_fresh
    from setting where key = 'worker'`);
