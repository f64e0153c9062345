import { logRows } from "../audit/csv";
import type { listActivityLog } from "../audit/queries";
import type { Hat } from "../auth/actor";
import { csvLine } from "../lists/csv";
import { readLogQuery } from "./log-page";
import { portalContext } from "./portal";

/** Answers with a log under its page's filter as a file. */
export const downloadLog = (name: string, hats: Hat[], list: typeof listActivityLog) => async (request: Request) => {
  const { person: _, ...ctx } = await portalContext(...hats);
  const { filter } = readLogQuery(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await logRows(ctx, filter, list);
  return new Response(`\uFEFF${rows.map(csvLine).join("")}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${ctx.now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "no-store",
    },
  });
};
