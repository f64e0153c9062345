import { z } from "zod";
import { isAction, type LogFilter } from "../audit/queries";

const text = z.string().trim().max(100).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const query = z.object({ actor: text, object: text, action: text, via: text, from: day, until: day, before: text });

type SearchParams = Record<string, string | string[] | undefined>;

/** What a log's address says, as its filter and as its links repeat it; what it says wrongly is left out. Days are UTC. */
export function readLogQuery(searchParams: SearchParams) {
  const { action, from, until, ...rest } = query.parse(searchParams);
  const known = action && isAction(action) ? action : undefined;
  const filter: LogFilter = {
    ...rest,
    action: known,
    from: from ? new Date(from) : undefined,
    // The last day belongs to it wholly.
    until: until ? new Date(Date.parse(until) + 24 * 60 * 60 * 1000) : undefined,
  };
  return { filter, query: { ...rest, action: known, from, until } };
}
