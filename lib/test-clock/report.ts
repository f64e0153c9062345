import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import type { DueCounts, OnProgress } from "../jobs/run-due";
import { type ClockMoved, moveClock } from "./move";
import { previewMove } from "./preview";
import { forgetProgress, noteProgress } from "./progress";
import type { MoveClockInput } from "./schema";

export type ApprovedRequest = { id: string; productTitle: string; acceptorName: string };
export type ClockReport = ClockMoved & { from: Date; approved: ApprovedRequest[]; emails: number; events: number };

/**
 * Moves the sandbox's clock and tells what that caused: the first ten requests it approved, and how many emails and events
 * were written on the way.
 *
 * @throws ForbiddenError  this is a live portal
 * @throws ValidationError the clock would go back, or beyond the year 9998
 */
export async function moveClockAndReport(ctx: Context, input: MoveClockInput): Promise<ClockReport> {
  const { from: _, until, firstRequests: __, ...due } = await previewMove(ctx, input);
  const total = sum(due);
  await noteProgress(0, until);
  const onProgress = (soFar: DueCounts) =>
    noteProgress(total ? Math.min(99, Math.round((sum(soFar) / total) * 100)) : 99, until);
  return moveAndCount(ctx, input, onProgress).finally(forgetProgress);
}

const sum = (counts: DueCounts) => Object.values(counts).reduce((total, count) => total + count, 0);

const moveAndCount = (ctx: Context, input: MoveClockInput, onProgress: OnProgress): Promise<ClockReport> =>
  inTransaction(ctx, async (ctx) => {
    const before = await ctx.db.row<{ event: number; mail: number }>(sql`
      select coalesce((select max(seq) from event), 0) as event, coalesce((select max(seq) from delivery), 0) as mail`);
    const { event = 0, mail = 0 } = before ?? {};
    const moved = await moveClock(ctx, input, onProgress);
    const approved = await ctx.db.rows<ApprovedRequest>(sql`
      select r.id, r.product_title, r.acceptor_name from event e join cancellation_request r on r.id = e.request_id
      where e.seq > ${event} and e.type = 'CancellationRequestApprovedAutomatically' order by e.seq limit 10`);
    const counts = await ctx.db.row<{ emails: number; events: number }>(sql`
      select (select count(*) from delivery where seq > ${mail}) as emails,
        (select count(*) from event where seq > ${event}) as events`);
    return { from: ctx.now, ...moved, approved, emails: 0, events: 0, ...counts };
  });
