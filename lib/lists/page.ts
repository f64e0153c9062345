/** One page of a list by keyset: its rows, and the sort keys of its last row when there is more. */
export type Page<Row> = { rows: Row[]; next: string[] | null };

/** Splits off the one row too many that a query asked for to know whether there is more. */
export function pageOf<Row>(found: Row[], limit: number, keysOf: (row: Row) => string[]): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? keysOf(last) : null };
}
