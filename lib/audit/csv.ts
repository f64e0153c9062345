import type { Context } from "../context";
import type { LogEntry, LogFilter } from "./queries";
import { objectOf, phraseOf, sourceOf } from "./words";

/** The most rows of a log's file; a longer time is downloaded in parts, by date. */
export const mostRows = 10_000;

/** The rows of a log as a file has them: ISO times, words as on the screen. */
export async function logRows(
  ctx: Context,
  filter: LogFilter,
  list: (ctx: Context, filter: LogFilter) => Promise<{ entries: LogEntry[] }>,
): Promise<string[][]> {
  const { entries } = await list(ctx, { ...filter, before: undefined, size: mostRows });
  return [
    ["Time", "Actor", "Action", "Object", "Source", "Account"],
    ...entries.map((entry) => [
      entry.at.toISOString(),
      entry.actor.name,
      phraseOf(entry.action),
      objectOf(entry),
      sourceOf(entry),
      entry.accountId ?? "",
    ]),
  ];
}
