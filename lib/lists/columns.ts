/** A column as every face of a list needs it: the table's head, the preferences, the sort key and the exported file. */
export type Column<Row> = {
  id: string;
  header: string;
  /** Shown unless the person chose otherwise. */
  isDefault: boolean;
  /** The list's sort key, when the column can be sorted by. */
  sort?: string;
  width?: number;
  /** The value in an exported file: ISO times, plain decimals. */
  text: (row: Row) => string;
};

export const isoText = (at: Date | null) => at?.toISOString() ?? "";

/** The columns to show, in order: those the address names, else the defaults. Names of no column are told apart. */
export function visibleColumns(columns: readonly { id: string; isDefault: boolean }[], cols: readonly string[]) {
  const known = new Set(columns.map(({ id }) => id));
  const named = [...new Set(cols)].filter((id) => known.has(id));
  return { visible: named.length ? named : defaultColumns(columns), unknown: cols.filter((id) => !known.has(id)) };
}

export const defaultColumns = (columns: readonly { id: string; isDefault: boolean }[]) =>
  columns.filter(({ isDefault }) => isDefault).map(({ id }) => id);
