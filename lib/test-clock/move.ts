import { recordAudit } from "../audit/record";
import { system } from "../auth/actor";
import { type ClockState, machineNow, readClock } from "../clock";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { isSandbox } from "../env";
import { ForbiddenError, ValidationError } from "../errors";
import { formatInstant, formatSecond } from "../format";
import { startAnnouncingEnds } from "../jobs/announce-ends";
import { type DueCounts, type OnProgress, runDueJobs } from "../jobs/run-due";
import type { MoveClockInput } from "./schema";

export type ClockMoved = { now: Date; frozen: boolean; due: DueCounts };

/** Years beyond this have more than four digits, which neither the API nor the screens can write. */
const latest = new Date("9999-01-01T00:00:00Z");

/**
 * Moves the sandbox's clock forward and does what falls due by then. Both happen in one transaction, so that the answer
 * counts everything the move caused, and no worker sees the new time before the work is done.
 *
 * - `advance` goes on by a duration: days of 24 hours, calendar months and years in UTC.
 * - `set` goes on to an instant. Neither changes whether the clock stands still.
 * - `freeze` stops it where it is.
 * - `resume` lets it run again: in real time when that is not a step back, else from where it stands.
 *
 * With `mailboxOnly` the mails that the move causes stay in the mailbox.
 *
 * @throws ForbiddenError  this is a live portal
 * @throws ValidationError the clock would go back, or beyond the year 9998
 */
export function moveClock(ctx: Context, input: MoveClockInput, onProgress?: OnProgress): Promise<ClockMoved> {
  if (!isSandbox()) throw new ForbiddenError("Test clock is off because this portal runs in production mode.");
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.run(sql`select 1 from clock for update`);
    const clock = await readClock(ctx.db);
    await startAnnouncingEnds({ ...ctx, now: clock.now });
    if ("freeze" in input) await ctx.db.run(sql`update clock set frozen_at = ${clock.now}`);
    else if ("resume" in input) await resume(ctx, clock);
    else await goTo(ctx, clock, await targetOf(ctx, clock, input));

    const { now, isFrozen } = await readClock(ctx.db);
    await recordAudit({ ...ctx, now }, { action: "CLOCK_MOVED", object: formatSecond(now) });
    const due = await runDueJobs({ ...ctx, actor: system, now }, onProgress);
    if ("mailboxOnly" in input && input.mailboxOnly) await keepInMailbox(ctx);
    return { now, frozen: isFrozen, due };
  });
}

/** The mails that this very transaction has written are handed to no mail server. */
const keepInMailbox = (ctx: TxContext) =>
  ctx.db.run(sql`
    update delivery d set mailbox_only = true where d.state = 'PENDING' and d.xmin = pg_current_xact_id()::xid`);

/** Where the clock stands after this move, if it made it now. */
export async function targetOf(ctx: Context, clock: ClockState, input: MoveClockInput): Promise<Date> {
  if ("set" in input) return input.set;
  if ("advance" in input) return later(ctx, clock.now, input.advance);
  const isBehind = clock.isFrozen && clock.now < machineNow();
  return "resume" in input && isBehind ? machineNow() : clock.now;
}

/** The instant after a duration, reckoned by the database in UTC: a server's own time zone must not bend a day. */
async function later(ctx: Context, now: Date, duration: string): Promise<Date> {
  const row = await ctx.db.row<{ at: Date }>(
    sql`select ((${now}::timestamptz at time zone 'UTC') + ${duration}::interval) at time zone 'UTC' as at`,
  );
  return row?.at ?? now;
}

async function goTo(ctx: TxContext, clock: ClockState, target: Date) {
  if (target < clock.now) {
    throw new ValidationError(
      `The clock only goes forward. It is ${formatInstant(clock.now)}: choose a later time than ${formatInstant(target)}.`,
    );
  }
  if (target >= latest) throw new ValidationError("The clock ends with the year 9998. Choose an earlier time.");
  await ctx.db.run(
    clock.isFrozen
      ? sql`update clock set frozen_at = ${target}`
      : sql`update clock set offset_ms = offset_ms + ${target.getTime() - clock.now.getTime()}`,
  );
}

async function resume(ctx: TxContext, clock: ClockState) {
  if (!clock.isFrozen) return;
  await ctx.db.run(sql`
    update clock set frozen_at = null,
      offset_ms = greatest(0, ceil(extract(epoch from frozen_at - clock_timestamp()) * 1000))`);
}
