"use client";

import Box from "@cloudscape-design/components/box";
import { type ReactNode, useMemo } from "react";
import { type RequestColumnId, type RequestRow, requestListColumns } from "@/lib/cancellation-requests/columns";
import { emailStateLabels } from "@/lib/cancellation-requests/emails-labels";
import { reasonLabel, resolutionLabels } from "@/lib/cancellation-requests/labels";
import { requestListSpec } from "@/lib/cancellation-requests/list-spec";
import type { ExportName } from "@/lib/exports/names";
import { formatRelative, formatTimeLeft } from "@/lib/format";
import type { Column } from "@/lib/lists/columns";
import { InfoLink } from "../help/info-link";
import { useNavigate } from "../shell/link-navigation";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import { type ListData, ListTable } from "../table/list-table";
import { IdText } from "../ui/id-text";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";
import { RequestStatusText } from "./status";

/** Where IDs of a row lead; each side has its own pages. */
type Places = { request: (id: string) => string; agreement: ((id: string) => string) | null };

type Props = ListData<RequestRow> & {
  now: Date;
  title: string;
  description: string;
  columns?: readonly Column<RequestRow>[];
  places: Places;
  builtIn: SavedFilterSet[];
  listActions: ListActions;
  exportName: ExportName;
  emptyText: string;
  actions: (selected: RequestRow | null) => ReactNode;
  keys?: Record<string, (row: RequestRow) => unknown>;
};

/** The Cancellation requests tab of all three sides: the same rows, each side with its own actions. */
export function RequestsTable({ now, places, emptyText, columns = requestListColumns, keys, ...list }: Props) {
  const { navigate } = useNavigate();
  const cells = useMemo(() => cellsAt(now, places), [now, places]);
  return (
    <ListTable
      {...list}
      things="requests"
      spec={requestListSpec}
      columns={columns}
      cells={cells}
      placeholder="Find requests – by request ID, agreement ID, status, buyer"
      rowName={(row) => row.id}
      info={<InfoLink section="deadline" about="the seven days" />}
      keys={{ enter: (row) => navigate(places.request(row.id)), ...keys }}
      empty={
        <Box textAlign="center" padding="l">
          <b>No cancellation requests</b>
          <Box padding={{ vertical: "xs" }}>{emptyText}</Box>
        </Box>
      }
    />
  );
}

const instant = (at: Date | null, now: Date) =>
  at ? (
    <Stacked below={formatRelative(at, now)}>
      <TimeText at={at} hasTitle />
    </Stacked>
  ) : (
    "–"
  );

const cellsAt = (now: Date, places: Places): Record<RequestColumnId, (row: RequestRow) => ReactNode> => ({
  requestId: (row) => <IdText id={row.id} href={places.request(row.id)} />,
  status: (row) => <RequestStatusText request={row} now={now} />,
  agreementId: (row) => <IdText id={row.agreementId} href={places.agreement?.(row.agreementId)} />,
  product: (row) => row.productTitle,
  buyerId: (row) => <Stacked below={row.acceptorName}>{row.acceptorId}</Stacked>,
  seller: (row) => <Stacked below={row.proposerId}>{row.proposerName}</Stacked>,
  reason: (row) => reasonLabel(row),
  createdAt: (row) => instant(row.createdAt, now),
  respondBy: (row) =>
    row.status === "PENDING_APPROVAL" ? (
      <Stacked below={formatTimeLeft(row.respondBy, now)}>
        <TimeText at={row.respondBy} hasTitle />
      </Stacked>
    ) : (
      <TimeText at={row.respondBy} hasTitle />
    ),
  resolvedAt: (row) => instant(row.resolvedAt, now),
  requestedBy: (row) => row.requestedBy,
  answeredBy: (row) => (row.resolution ? resolutionLabels[row.resolution] : "–"),
  email: (row) => (row.emailState ? emailStateLabels[row.emailState] : "–"),
  linkCopiedAt: (row) => instant(row.linkCopiedAt, now),
});
