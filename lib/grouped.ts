import { type Context, inTransaction, type TxContext } from "./context";
import type { Db } from "./db";

type Call<Input> = { ctx: Context; input: Input };
type Waiting<Input, Result> = Call<Input> & { done: (result: Result) => void; failed: (error: unknown) => void };
type Lane<Input, Result> = { waiting: Waiting<Input, Result>[]; writers: number };

/** So many groups are written at once: while one waits for the disk, the next is being put together. */
const mostWriters = 2;
const largest = 64;

/**
 * A verb on a set, offered as a verb on one. A call that comes alone is written at once, in a transaction of its own; calls that
 * arrive while others are being written go together, and share one commit. `write` does all of its inputs or throws; when it
 * throws for several, each is tried alone, so that nobody is refused for another's reason. Inside an open transaction the call
 * belongs to that.
 */
export function grouped<Input, Result>(write: (ctx: TxContext, inputs: Input[]) => Promise<Result[]>) {
  const lanes = new WeakMap<Db, Lane<Input, Result>>();

  const laneOf = (db: Db) => {
    const lane = lanes.get(db) ?? { waiting: [], writers: 0 };
    lanes.set(db, lane);
    return lane;
  };

  async function writeGroup(group: Waiting<Input, Result>[]): Promise<void> {
    const newest = group.at(-1);
    if (!newest) return;
    try {
      const results = await inTransaction(newest.ctx, (ctx) =>
        write(
          ctx,
          group.map(({ input }) => input),
        ),
      );
      for (const [i, call] of group.entries()) call.done(results[i] as Result);
    } catch (error) {
      if (group.length === 1) return newest.failed(error);
      for (const call of group) await writeGroup([call]);
    }
  }

  async function writeWaiting(lane: Lane<Input, Result>) {
    if (lane.writers >= mostWriters) return;
    lane.writers += 1;
    while (lane.waiting.length) await writeGroup(lane.waiting.splice(0, largest));
    lane.writers -= 1;
  }

  return (ctx: Context, input: Input): Promise<Result> => {
    if (ctx.tx) return inTransaction(ctx, (ctx) => write(ctx, [input])).then(([result]) => result as Result);
    const lane = laneOf(ctx.db);
    return new Promise<Result>((done, failed) => {
      lane.waiting.push({ ctx, input, done, failed });
      void writeWaiting(lane);
    });
  };
}
