"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { type ReactNode, useMemo } from "react";
import {
  type AgreementRequestColumnId,
  type AgreementRequestRow,
  agreementRequestColumns,
} from "@/lib/agreement-requests/columns";
import { intentLabels } from "@/lib/agreement-requests/labels";
import { agreementRequestListSpec } from "@/lib/agreement-requests/list-spec";
import { formatRelative, formatTimeLeft } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { useNavigate } from "../shell/link-navigation";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import { type ListData, ListTable } from "../table/list-table";
import { IdText } from "../ui/id-text";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";
import { AgreementRequestStatusText } from "./status";

type Props = ListData<AgreementRequestRow> & { now: Date; builtIn: SavedFilterSet[]; listActions: ListActions };

/** The buyer's quotes, the newest first, and what each became. */
export function AgreementRequests({ now, ...list }: Props) {
  const { navigate } = useNavigate();
  const cells = useMemo(() => cellsAt(now), [now]);
  return (
    <ListTable
      {...list}
      title="Agreement requests"
      things="agreement requests"
      description="Quotes for what you may accept: new agreements, amendments and replacements. Each is good for a day."
      spec={agreementRequestListSpec}
      columns={agreementRequestColumns}
      cells={cells}
      placeholder="Find agreement requests – by ID, product, seller, agreement"
      rowName={(row) => row.id}
      exportName="buyer-agreement-requests"
      keys={{ enter: (row) => navigate(paths.buy.agreementRequest(row.id)) }}
      actions={(selected) => (
        <Button
          variant="primary"
          disabled={!selected}
          disabledReason={selected ? undefined : "Select an agreement request first."}
          onClick={() => selected && navigate(paths.buy.agreementRequest(selected.id))}
        >
          View request
        </Button>
      )}
      empty={
        <Box textAlign="center" padding="l">
          <b>No agreement requests</b>
          <Box padding={{ vertical: "xs" }}>
            A program of yours asks for a quote with CreateAgreementRequest. What you may accept is under Proposals.
          </Box>
        </Box>
      }
    />
  );
}

const agreementId = (id: string | null) => (id ? <IdText id={id} href={paths.buy.agreement(id)} /> : "–");

const cellsAt = (now: Date): Record<AgreementRequestColumnId, (row: AgreementRequestRow) => ReactNode> => ({
  requestId: (row) => <IdText id={row.id} href={paths.buy.agreementRequest(row.id)} />,
  status: (row) => <AgreementRequestStatusText status={row.status} />,
  intent: (row) => intentLabels[row.intent],
  product: (row) => row.productTitle,
  seller: (row) => <Stacked below={row.proposerId}>{row.proposerName}</Stacked>,
  value: (row) => formatMoney(row.value, row.currency),
  agreementId: (row) => agreementId(row.agreementId),
  createdAt: (row) => (
    <Stacked below={formatRelative(row.createdAt, now)}>
      <TimeText at={row.createdAt} hasTitle />
    </Stacked>
  ),
  expiresAt: (row) => (
    <Stacked below={row.status === "OPEN" && formatTimeLeft(row.expiresAt, now)}>
      <TimeText at={row.expiresAt} hasTitle />
    </Stacked>
  ),
  sourceAgreementId: (row) => agreementId(row.sourceAgreementId),
  proposalId: (row) => (row.proposalId ? <IdText id={row.proposalId} /> : "–"),
  requestedBy: (row) => row.requestedBy,
  currency: (row) => row.currency,
});
