"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import PropertyFilter from "@cloudscape-design/components/property-filter";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useMemo, useRef, useState, useTransition } from "react";
import { type ExportName, exportPaths } from "@/lib/exports/names";
import type { Column } from "@/lib/lists/columns";
import { type ListParams, type ListSpec, printListParams } from "@/lib/lists/params";
import type { Total } from "@/lib/lists/query";
import { useShortcuts } from "../shell/shortcut-keys";
import { RowCards } from "./cards";
import { DownloadButton } from "./download-button";
import { FilterSets, type SavedFilterSet } from "./filter-sets";
import { LazyPreferences } from "./lazy-preferences";
import type { ListActions } from "./list-actions";
import { filterBoxOf, fromQuery, toQuery } from "./list-query";
import { useListTable } from "./model";
import { Paging } from "./paging";
import { Updated } from "./updated";
import { useIsHydrated } from "./use-is-hydrated";
import { useIsNarrow } from "./use-is-narrow";

/** What a list page hands to its table: the rows of this address and how to go on from them. */
export type ListData<Row> = {
  rows: Row[];
  next: string | null;
  previous: string | null;
  total: Total;
  params: ListParams;
  dropped: string[];
  visible: string[];
  saved: SavedFilterSet[];
};

const noActions = <span />;

type Props<Row> = ListData<Row> & {
  title: string;
  things: string;
  description: string;
  spec: ListSpec;
  columns: readonly Column<Row>[];
  cells: Record<string, (row: Row) => ReactNode>;
  placeholder: string;
  /** Said when there is nothing at all, with what would change that. */
  empty: ReactNode;
  builtIn: SavedFilterSet[];
  listActions: ListActions;
  exportName: ExportName;
  actions: (selected: Row | null) => ReactNode;
  rowName: (row: Row) => string;
  info?: ReactNode;
  /** What single keys do with the selected row. */
  keys?: Record<string, (row: Row) => unknown>;
};

/** Every list of the product: filter, saved filters, sorting, paging, columns, export and selection, all by the address. */
export function ListTable<Row extends { id: string }>(props: Props<Row>) {
  const { spec, params, columns, cells, rows, total, visible, things } = props;
  const router = useRouter();
  const pathname = usePathname();
  const [isPending, startTransition] = useTransition();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const isNarrow = useIsNarrow();
  const isHydrated = useIsHydrated();
  const filterBox = useMemo(() => filterBoxOf(spec), [spec]);

  const go = (query: string) => {
    if (navigator.onLine) startTransition(() => router.push(`${pathname}${query}`, { scroll: false }));
  };
  const from = (changes: Partial<ListParams>) =>
    printListParams(spec, { ...params, after: null, before: null, page: 1, ...changes });
  const show = (changes: Partial<ListParams>) => go(from(changes));
  // The bare address opens the person's default set: with one, "no filter" has to be said by naming the columns.
  const hasDefault = props.saved.some(({ isDefault }) => isDefault);
  const keptColumns = hasDefault && !params.cols.length ? visible : params.cols;
  const clear = () => show({ filter: { join: "and", items: [] }, cols: keptColumns });
  const selected = rows.find(({ id }) => id === selectedId) ?? null;
  const isFiltered = params.filter.items.length > 0;
  const shown = `${total.count.toLocaleString("en-US")}${total.isMore ? "+" : ""}`;
  const table = useListTable({
    columns,
    cells,
    rows,
    visible,
    sort: params.sort,
    selectedId,
    onSort: (sort) => show({ sort }),
    onSelect: setSelectedId,
  });
  const place = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const from = rows.findIndex(({ id }) => id === selectedId);
    const next = rows[from < 0 ? 0 : from + by];
    if (next) setSelectedId(next.id);
  };
  useShortcuts({
    f: () => place.current?.querySelector<HTMLInputElement>("input[type=text], input:not([type])")?.focus(),
    r: () => startTransition(() => router.refresh()),
    j: () => step(1),
    k: () => step(-1),
    x: () => setSelectedId(selectedId ? null : (rows[0]?.id ?? null)),
    ...Object.fromEntries(
      Object.entries(props.keys ?? {}).map(([key, work]) => [key, () => selected && work(selected)] as const),
    ),
  });
  const noMatch = (
    <Box textAlign="center" padding="l">
      <b>No matches</b>
      <Box padding={{ vertical: "xs" }}>No {things} match these filters.</Box>
      <Button onClick={clear}>Clear filters</Button>
    </Box>
  );
  const header = (
    <Header
      variant="awsui-h1-sticky"
      info={props.info}
      counter={isFiltered ? `(${shown} matches)` : `(${shown})`}
      description={props.description}
      actions={
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Updated rows={rows} />
          <Button
            iconName="refresh"
            ariaLabel={`Refresh ${things}`}
            loading={isPending}
            onClick={() => startTransition(() => router.refresh())}
          />
          <DownloadButton
            href={`${exportPaths[props.exportName]}${from({})}`}
            file={{ list: props.exportName, query: from({}) }}
            isMaybeLong={total.isMore}
            prepare={props.listActions.prepareExport}
          />
          {props.actions(selected)}
        </SpaceBetween>
      }
    >
      {props.title}
    </Header>
  );
  const filter = (
    <div ref={place}>
      <PropertyFilter
        {...filterBox}
        query={toQuery(params.filter)}
        onChange={({ detail }) => show({ filter: fromQuery(detail) })}
        enableTokenGroups
        filteringPlaceholder={props.placeholder}
        filteringAriaLabel={`Filter ${things}`}
        freeTextFiltering={{ operators: [":", "!:"], defaultOperator: ":" }}
        countText={`${shown} ${total.count === 1 ? "match" : "matches"}`}
        expandToViewport
        // The library's own button to clear stands beside the filter sets, where it is there before anything is filtered.
        customFilterActions={noActions}
        customControl={
          <FilterSets
            query={from({})}
            bareQuery={from({ cols: [] })}
            linkQuery={from({ cols: visible })}
            builtIn={props.builtIn}
            saved={props.saved}
            actions={props.listActions}
            listName={spec.name}
            choose={(query) => go(withColumns(query, keptColumns))}
            isFiltered={isFiltered}
            clear={clear}
          />
        }
      />
    </div>
  );
  const paging = <Paging {...props} go={show} />;
  const emptyState = isFiltered ? noMatch : props.empty;
  if (isNarrow) {
    return (
      <RowCards
        {...{ header, filter, paging, rows, columns, cells, visible, selectedId }}
        empty={emptyState}
        onSelect={setSelectedId}
        rowName={props.rowName}
      />
    );
  }
  return (
    <Table
      {...table}
      variant="full-page"
      stickyHeader
      resizableColumns
      wrapLines
      enableKeyboardNavigation
      loading={isPending && rows.length === 0}
      loadingText={`Loading ${things}`}
      header={header}
      filter={filter}
      pagination={isHydrated ? paging : undefined}
      preferences={
        <LazyPreferences
          columns={columns}
          visible={visible}
          size={params.size}
          listName={spec.name}
          show={show}
          remember={props.listActions.remember}
        />
      }
      onRowClick={({ detail }) => setSelectedId(detail.item.id)}
      empty={emptyState}
      ariaLabels={{
        tableLabel: props.title,
        selectionGroupLabel: `${props.title} selection`,
        itemSelectionLabel: (_, row) => `Select ${props.rowName(row as Row)}`,
      }}
      renderAriaLive={({ totalItemsCount }) => `${totalItemsCount ?? rows.length} ${things} shown`}
    />
  );
}

/** A set that says nothing of columns leaves those that are shown. */
function withColumns(query: string, cols: string[]): string {
  const wanted = new URLSearchParams(query);
  if (cols.length && !wanted.has("cols")) wanted.set("cols", cols.join("."));
  return wanted.size ? `?${wanted}` : "";
}
