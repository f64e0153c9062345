import { connections, type Db, sql } from "./db";

/** Business time runs on the database's clock, so that all processes agree; a sandbox may freeze or shift it. */
export async function businessNow(db: Db = connections().db): Promise<Date> {
  const row = await db.row<{ now: Date }>(sql`
    select date_trunc('milliseconds', coalesce(frozen_at, clock_timestamp() + offset_ms * interval '1 millisecond')) as now
    from clock`);
  if (!row) throw new Error("The clock row is missing: the database was not migrated.");
  return row.now;
}

export type ClockState = { now: Date; isFrozen: boolean; offsetMs: number; isReal: boolean };

export async function readClock(db: Db): Promise<ClockState> {
  const row = await db.row<{ frozenAt: Date | null; offsetMs: number }>(sql`select frozen_at, offset_ms from clock`);
  const now = await businessNow(db);
  const isFrozen = Boolean(row?.frozenAt);
  return { now, isFrozen, offsetMs: row?.offsetMs ?? 0, isReal: !isFrozen && !row?.offsetMs };
}

/** Machine time: leases, retries, sessions and limits run on it, otherwise a frozen sandbox would never send mail. */
export const machineNow = () => new Date();
