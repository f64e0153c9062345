import type { Context } from "../context";
import { sql } from "../db";
import { catalog, type EventType } from "../events/catalog";

/** One line of a request's history: "Sam requested the cancellation". */
export type HistoryLine = { id: string; at: Date; text: string };

/** What happened to a request that the caller has already found to be visible, oldest first. */
export async function listHistory(ctx: Context, requestId: string): Promise<HistoryLine[]> {
  const events = await ctx.db.rows<{ id: string; at: Date; type: EventType; name: string }>(sql`
    select id, at, type, actor->>'name' as name from event where request_id = ${requestId} order by at, seq`);
  return events.map(({ id, at, type, name }) => ({ id, at, text: `${name} ${catalog[type].phrase}` }));
}
