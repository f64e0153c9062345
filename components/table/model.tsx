"use client";

import type { TableProps } from "@cloudscape-design/components/table";
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import type { Column } from "@/lib/lists/columns";

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
});

type Options<Row> = {
  columns: readonly Column<Row>[];
  cells: Record<string, (row: Row) => ReactNode>;
  rows: Row[];
  visible: string[];
  sort: { key: string; descending: boolean };
  selectedId: string | null;
  onSort: (sort: { key: string; descending: boolean }) => void;
  onSelect: (id: string | null) => void;
};

/** One model behind every table: TanStack keeps columns, order, sorting and selection; Cloudscape draws what it says. */
export function useListTable<Row extends RowData & { id: string }>(options: Options<Row>): TableProps<Row> {
  const { columns, cells, rows, visible, sort, selectedId, onSort, onSelect } = options;
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map(({ id, header }) =>
        helper.display({ id, header, enableSorting: true, cell: ({ row }) => cells[id]?.(row.original) ?? null }),
      ),
    );
  }, [columns, cells]);
  const sortedColumn = columns.find((column) => column.sort === sort.key);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableMultiRowSelection: false,
    state: {
      columnOrder: visible,
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, visible.includes(id)])),
      sorting: sortedColumn ? [{ id: sortedColumn.id, desc: sort.descending }] : [],
      rowSelection: selectedId ? { [selectedId]: true } : {},
    },
  });
  const columnDefinitions = table.getVisibleLeafColumns().map((column): TableProps.ColumnDefinition<Row> => {
    const spec = columns.find(({ id }) => id === column.id);
    return {
      id: column.id,
      header: spec?.header,
      sortingField: spec?.sort,
      minWidth: 90,
      width: spec?.width,
      isRowHeader: column.id === columns[0]?.id,
      cell: (row) => {
        const cell = table
          .getRow(row.id)
          .getAllCells()
          .find((candidate) => candidate.column.id === column.id);
        return cell ? <table.FlexRender cell={cell} /> : null;
      },
    };
  });
  return {
    items: table.getRowModel().rows.map((row) => row.original),
    trackBy: "id",
    columnDefinitions,
    selectionType: "single",
    selectedItems: table.getSelectedRowModel().rows.map((row) => row.original),
    onSelectionChange: ({ detail }) => onSelect(detail.selectedItems[0]?.id ?? null),
    sortingColumn: columnDefinitions.find((column) => column.sortingField === sort.key),
    sortingDescending: sort.descending,
    onSortingChange: ({ detail }) =>
      onSort({ key: detail.sortingColumn.sortingField ?? sort.key, descending: detail.isDescending ?? false }),
  };
}
