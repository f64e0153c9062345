"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { plural } from "@/lib/format";
import { RowCards } from "./cards";
import { useIsHydrated } from "./use-is-hydrated";
import { useIsNarrow } from "./use-is-narrow";

export type PlainColumn<Row> = { id: string; header: string; width?: number; cell: (row: Row) => ReactNode };
export type Query = Record<string, string | undefined>;

type Props<Row> = {
  title: string;
  description: string;
  /** "event": what one row is. */
  thing: string;
  rows: Row[];
  columns: PlainColumn<Row>[];
  /** What the address narrows the list to; goes with every link to another page of it. */
  query: Query;
  /** Where the next page begins; absent on the last. */
  next?: string | null;
  filter?: (go: (query: Query) => void) => ReactNode;
  actions?: ReactNode;
  empty: ReactNode;
};

/** The way to another page of a list: what is empty is left out. */
const addressOf = (pathname: string, query: Query) => {
  const entries = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length ? `${pathname}?${new URLSearchParams(entries)}` : pathname;
};

/** A list that is read from its newest row on, page by page; on a phone, cards. Its address holds all of its state. */
export function PlainList<Row extends { id: string }>(props: Props<Row>) {
  const { title, description, thing, rows, columns, query, next, filter, actions, empty } = props;
  const router = useRouter();
  const pathname = usePathname();
  const isNarrow = useIsNarrow();
  const isHydrated = useIsHydrated();
  const [isPending, startTransition] = useTransition();
  const go = (to: Query) => startTransition(() => router.push(addressOf(pathname, to), { scroll: false }));
  const { before, ...narrowed } = query;
  const isFiltered = Object.values(narrowed).some(Boolean);
  const header = (
    <Header
      variant={isNarrow ? "h1" : "awsui-h1-sticky"}
      description={description}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel={`Refresh ${thing}s`}
            loading={isPending}
            onClick={() => startTransition(() => router.refresh())}
          />
          {actions}
        </SpaceBetween>
      }
    >
      {title}
    </Header>
  );
  const paging = (before || next) && (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={!before} disabledReason="This is the newest page." onClick={() => go(narrowed)}>
        Newest
      </Button>
      <Button
        disabled={!next}
        disabledReason="There is nothing older."
        onClick={() => go({ ...narrowed, before: next ?? "" })}
      >
        Older
      </Button>
    </SpaceBetween>
  );
  const nothing = isFiltered ? (
    <Box textAlign="center" padding="l">
      <b>No matches</b>
      <Box padding={{ vertical: "xs" }}>No {thing}s match these filters.</Box>
      <Button onClick={() => go({})}>Clear filters</Button>
    </Box>
  ) : (
    <Box textAlign="center" padding="l">
      {empty}
    </Box>
  );
  if (isNarrow) {
    const cells = Object.fromEntries(columns.map(({ id, cell }) => [id, cell]));
    return (
      <RowCards
        {...{ header, rows, columns, cells }}
        filter={filter?.(go)}
        paging={paging}
        empty={nothing}
        visible={columns.map(({ id }) => id)}
      />
    );
  }
  return (
    <Table<Row>
      variant="full-page"
      stickyHeader
      resizableColumns
      wrapLines
      header={header}
      filter={filter?.(go)}
      pagination={isHydrated ? paging : undefined}
      items={rows}
      trackBy="id"
      loading={isPending && rows.length === 0}
      loadingText={`Loading ${thing}s`}
      empty={nothing}
      ariaLabels={{ tableLabel: title }}
      renderAriaLive={() => `${plural(rows.length, thing)} shown`}
      columnDefinitions={columns.map(({ id, header, width, cell }, i) => ({
        id,
        header,
        width,
        minWidth: 90,
        isRowHeader: i === 0,
        cell,
      }))}
    />
  );
}
