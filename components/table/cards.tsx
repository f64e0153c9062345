import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import styles from "./cards.module.css";

type Props<Row> = {
  header: ReactNode;
  filter: ReactNode;
  paging: ReactNode;
  rows: Row[];
  columns: readonly { id: string; header: string }[];
  cells: Record<string, (row: Row) => ReactNode>;
  visible: string[];
  selectedId?: string | null;
  /** Absent where there is nothing to do with a row. */
  onSelect?: (id: string) => void;
  rowName?: (row: Row) => string;
  empty: ReactNode;
};

/** The list on a phone: one card a row, the same columns as labelled lines. */
export function RowCards<Row extends { id: string }>(props: Props<Row>) {
  const { header, filter, paging, rows, columns, cells, visible, selectedId, onSelect, rowName, empty } = props;
  const shown = visible.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  return (
    <SpaceBetween size="m">
      {header}
      {filter}
      {paging}
      {rows.length === 0 && empty}
      <ul className={styles.cards}>
        {rows.map((row) => (
          <li key={row.id} className={row.id === selectedId ? styles.selected : styles.card}>
            {onSelect && (
              <label className={styles.choice}>
                <input
                  type="radio"
                  name="selected-row"
                  checked={row.id === selectedId}
                  onChange={() => onSelect(row.id)}
                />
                Select {rowName?.(row)}
              </label>
            )}
            <dl>
              {shown.map(({ id, header: label }) => (
                <div key={id} className={styles.line}>
                  <dt>{label}</dt>
                  <dd>{cells[id]?.(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {rows.length > 5 && paging}
    </SpaceBetween>
  );
}
