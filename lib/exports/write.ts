import type { Actor } from "../auth/actor";
import { startContext } from "../context";
import { connections, type Db, sql } from "../db";
import { log } from "../log";
import { exportableLists } from "./lists";
import type { ExportName } from "./names";

/** A claimed file. `attempts` is the proof of the claim: whoever claims it next counts on. */
type Held = { id: string; list: ExportName; query: string; actor: Actor; attempts: number };

/** How long a silent writer keeps others away, in seconds; each part it writes begins the time again. */
const leaseSeconds = 60;
const mostAttempts = 3;
/** Files are kept so long, in hours of machine time. */
const keptHours = 24;

/** Writes every file that waits, one after the other, and removes old ones. Any number of workers may share the work. */
export async function writeExports(signal?: AbortSignal): Promise<number> {
  const { db } = connections();
  let written = 0;
  for (let held = await claim(db); held && !signal?.aborted; held = await claim(db)) {
    await write(db, held);
    written += 1;
  }
  return written;
}

async function claim(db: Db): Promise<Held | null> {
  return db.row<Held>(sql`
    with waiting as (
      select id from list_export where state in ('QUEUED', 'RUNNING') and (claimed_until is null or claimed_until <= now())
      order by asked_at limit 1 for update skip locked
    ), old as (
      delete from list_export where asked_at < now() - ${keptHours} * interval '1 hour'
    )
    update list_export e set state = 'RUNNING', attempts = e.attempts + 1,
      claimed_until = now() + ${leaseSeconds} * interval '1 second'
    from waiting where e.id = waiting.id returning e.id, e.list, e.query, e.actor, e.attempts`);
}

async function write(db: Db, held: Held) {
  let rows = 0;
  try {
    await db.run(sql`delete from list_export_part where export_id = ${held.id}`);
    const ctx = await startContext(held.actor);
    const file = exportableLists[held.list].stream(ctx, held.query, (more) => (rows += more));
    let position = 0;
    for await (const part of file) await keep(db, held, position++, part);
    await db.run(sql`
      update list_export set state = 'READY', rows = ${rows}, claimed_until = null where ${stillHeld(held)}`);
  } catch (error) {
    log.error({ err: error, export: held.id }, "a file could not be written");
    await db.run(sql`
      update list_export set claimed_until = null, state = ${held.attempts < mostAttempts ? "QUEUED" : "FAILED"}
      where ${stillHeld(held)}`);
  }
}

async function keep(db: Db, held: Held, position: number, part: Uint8Array) {
  const isKept = await db.run(sql`
    with held as (
      update list_export set claimed_until = now() + ${leaseSeconds} * interval '1 second' where ${stillHeld(held)}
      returning id
    )
    insert into list_export_part (export_id, position, content)
    select id, ${position}, ${Buffer.from(part)} from held`);
  if (!isKept) throw new Error("Another worker has taken this file over.");
}

const stillHeld = ({ id, attempts }: Held) => sql`id = ${id} and attempts = ${attempts} and state = 'RUNNING'`;
