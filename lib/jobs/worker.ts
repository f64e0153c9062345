import { setTimeout as sleep } from "node:timers/promises";
import { system } from "../auth/actor";
import { type Context, startContext } from "../context";
import { sql } from "../db";
import { startRelay } from "../deliveries/relay";
import { isSandbox } from "../env";
import { writeExports } from "../exports/write";
import { log } from "../log";
import { beat } from "./heartbeat";
import { runDueJobs } from "./run-due";

const shortestPauseMs = 1000;
/** Something that falls due sooner is waited for exactly. */
const leastPauseMs = 20;
/** Nobody moves a live portal's clock, so that a worker may sleep until something falls due; not longer, to be seen alive. */
const longestPauseMs = () => (isSandbox() ? shortestPauseMs : 10_000);
/** Looking for everything costs more than waiting for the next instant; this often it catches what came in already due. */
const fullPassMs = 10_000;
/** How long somebody who asked for a file waits at most until it is begun. */
const filePauseMs = 2000;

/** What a worker remembers of its last look: when something falls due next (business time), when it looked (machine time). */
type Outlook = { nextDueAt: Date | null; lookedAtMs: number };

/**
 * Runs what falls due and sends mail, until the returned function is called; that one waits for the work under way. Any
 * number of workers may run beside each other: row locks decide who takes what.
 */
export function startWorker(): () => Promise<void> {
  const stopping = new AbortController();
  const stopRelay = startRelay();
  const sweeping = sweep(stopping.signal);
  const writing = writeFiles(stopping.signal);
  return async function stopWorker() {
    stopping.abort();
    await Promise.all([sweeping, writing, stopRelay()]);
  };
}

/** Writes the files of long lists, beside the sweep: a long file must not keep a deadline waiting. */
async function writeFiles(signal: AbortSignal) {
  while (!signal.aborted) {
    await writeExports(signal).catch((error) => log.error({ err: error }, "the writer of files stumbled and goes on"));
    await sleep(filePauseMs, undefined, { signal }).catch(() => undefined);
  }
}

async function sweep(signal: AbortSignal) {
  const outlook: Outlook = { nextDueAt: null, lookedAtMs: Number.NEGATIVE_INFINITY };
  while (!signal.aborted) {
    const pauseMs = await tick(outlook).catch((error) => {
      log.error({ err: error }, "the worker stumbled and goes on");
      return shortestPauseMs;
    });
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Does what is due now, and says how long to wait, in milliseconds. */
async function tick(outlook: Outlook): Promise<number> {
  const ctx = await startContext(system);
  const { nextDueAt, lookedAtMs } = outlook;
  if ((nextDueAt && nextDueAt <= ctx.now) || performance.now() - lookedAtMs >= fullPassMs) {
    const done = await runDueJobs(ctx);
    if (Object.values(done).some((count) => count > 0)) log.info(done, "due work done");
    outlook.nextDueAt = await findNextDue(ctx);
    outlook.lookedAtMs = performance.now();
  }
  await beat(ctx.db);
  const untilNextMs = outlook.nextDueAt ? outlook.nextDueAt.getTime() - ctx.now.getTime() : longestPauseMs();
  return Math.min(Math.max(untilNextMs, leastPauseMs), longestPauseMs());
}

/** The first instant after `ctx.now` at which a deadline, a reminder, an end or a charge comes. */
async function findNextDue(ctx: Context): Promise<Date | null> {
  const next = await ctx.db.row<{ at: Date | null }>(sql`
    select least(
      (select min(respond_by) from cancellation_request where status = 'PENDING_APPROVAL' and respond_by > ${ctx.now}),
      (select min(next_reminder_at) from cancellation_request
        where status = 'PENDING_APPROVAL' and next_reminder_at > ${ctx.now}),
      (select min(end_at) from agreement where status = 'ACTIVE' and end_at > ${ctx.now}),
      (select min(charge_at) from charge where invoice_id is null and charge_at > ${ctx.now})) as at`);
  return next?.at ?? null;
}
