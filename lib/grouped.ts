import { batched } from "./batch";
import { type Context, inTransaction, type TxContext } from "./context";
import type { Db } from "./db";

type Call<Input> = { ctx: Context; input: Input };
type Outcome<Result> = { result: Result } | { error: unknown };

/**
 * A verb on a set, offered as a verb on one. A call that comes alone is written at once, in a transaction of its own; calls that
 * arrive while others are being written go together, and share one commit. `write` does all of its inputs or throws; when it
 * throws for several, each is tried alone, so that nobody is refused for another's reason. Inside an open transaction the call
 * belongs to that.
 */
export function grouped<Input, Result>(write: (ctx: TxContext, inputs: Input[]) => Promise<Result[]>) {
  const writeAll = async (calls: Call<Input>[]): Promise<Outcome<Result>[]> => {
    const newest = calls.at(-1);
    if (!newest) return [];
    const inputs = calls.map(({ input }) => input);
    try {
      return (await inTransaction(newest.ctx, (ctx) => write(ctx, inputs))).map((result) => ({ result }));
    } catch (error) {
      if (calls.length === 1) return [{ error }];
      const outcomes: Outcome<Result>[] = [];
      for (const call of calls) outcomes.push(...(await writeAll([call])));
      return outcomes;
    }
  };
  const lanes = new WeakMap<Db, (call: Call<Input>) => Promise<Outcome<Result>>>();
  const laneOf = (db: Db) => {
    const lane = lanes.get(db) ?? batched(writeAll);
    lanes.set(db, lane);
    return lane;
  };
  return async (ctx: Context, input: Input): Promise<Result> => {
    const [outcome] = ctx.tx ? await writeAll([{ ctx, input }]) : [await laneOf(ctx.db)({ ctx, input })];
    if (!outcome || "error" in outcome) throw outcome?.error;
    return outcome.result;
  };
}
