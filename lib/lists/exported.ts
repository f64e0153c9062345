import type { Context } from "../context";
import type { ListParams, ListSpec } from "./params";
import { allPages, isLongerThan, type ListSource, withNames } from "./query";

/** The rows of a list's filter for a file: how long it would be, and its pages. */
export type Exported<Row> = { isLongerThan: (rows: number) => Promise<boolean>; pages: () => AsyncGenerator<Row[]> };

export const exported = <Found extends { id: string }, Row>(
  ctx: Context,
  { spec, source }: { spec: ListSpec; source: ListSource },
  params: ListParams,
  present: (row: Found) => Row,
): Exported<Row> => ({
  isLongerThan: async (rows) =>
    isLongerThan(ctx.db, spec, await withNames(ctx.db, source, params.filter), params.filter, rows),
  async *pages() {
    const named = await withNames(ctx.db, source, params.filter);
    for await (const rows of allPages<Found>(ctx.db, spec, named, params)) yield rows.map(present);
  },
});
