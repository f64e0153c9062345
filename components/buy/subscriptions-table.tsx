"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useState } from "react";
import { type AgreementRow, autoRenewLabel } from "@/lib/agreements/columns";
import { type SubscriptionColumnId, subscriptionColumns } from "@/lib/agreements/subscription-columns";
import { deliveryLabel, subscriptionListSpec } from "@/lib/agreements/subscription-spec";
import type { Answer } from "@/lib/answer";
import type { ExportName } from "@/lib/exports/names";
import { type DateStyle, formatDay, formatInstant, formatTimeLeft } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { AgreementStatusText } from "../agreements/status";
import { InfoLink } from "../help/info-link";
import { useFlashes } from "../shell/flashes";
import { useNavigate } from "../shell/link-navigation";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import { type ListData, ListTable } from "../table/list-table";
import { useDates } from "../ui/dates";
import { IdText } from "../ui/id-text";
import { Stacked } from "../ui/stacked";

const CancelModal = dynamic(() => import("./cancel-modal"));

export type SubscriptionRow = AgreementRow & { whyNotCancel: string | null };
type Props = ListData<SubscriptionRow> & {
  now: Date;
  builtIn: SavedFilterSet[];
  listActions: ListActions;
  exportName: ExportName;
  isActive: boolean;
  cancel: (input: { agreementId: string; confirmation: string }) => Promise<Answer<unknown>>;
};

export function SubscriptionsTable({ now, isActive, cancel, ...list }: Props) {
  const dates = useDates();
  const [cancelling, setCancelling] = useState<SubscriptionRow | null>(null);
  const { show } = useFlashes();
  const { navigate } = useNavigate();
  const cells = useMemo(() => cellsAt(now, dates), [now, dates]);
  return (
    <>
      <ListTable
        {...list}
        title="Manage subscriptions"
        things="subscriptions"
        description={isActive ? "What your account is subscribed to." : "What your account was subscribed to."}
        spec={subscriptionListSpec}
        columns={subscriptionColumns}
        cells={cells}
        placeholder="Find subscriptions – by product, vendor, agreement ID"
        rowName={(row) => row.id}
        info={<InfoLink section="cancel" about="cancelling a subscription" />}
        keys={{ enter: (row) => navigate(paths.buy.agreement(row.id)) }}
        actions={(selected) => {
          const nothing = selected ? undefined : "Select a subscription first.";
          const noRequest =
            selected && !selected.pendingRequestId ? "No cancellation request waits for you here." : nothing;
          const noCancel = selected ? (selected.whyNotCancel ?? undefined) : nothing;
          return (
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!selected}
                disabledReason={nothing}
                onClick={() => selected && navigate(paths.buy.agreement(selected.id))}
              >
                View agreement
              </Button>
              <Button
                disabled={Boolean(noRequest)}
                disabledReason={noRequest}
                onClick={() =>
                  selected?.pendingRequestId && navigate(paths.buy.cancellationRequest(selected.pendingRequestId))
                }
              >
                Review cancellation request
              </Button>
              <Button
                disabled={Boolean(noCancel)}
                disabledReason={noCancel}
                onClick={() => selected && setCancelling(selected)}
              >
                Cancel subscription
              </Button>
            </SpaceBetween>
          );
        }}
        empty={
          <Box textAlign="center" padding="l">
            <b>No subscriptions</b>
            <Box padding={{ vertical: "xs" }}>Subscriptions appear here when your account accepts an offer.</Box>
          </Box>
        }
      />
      {cancelling && (
        <CancelModal
          subscription={cancelling}
          cancel={cancel}
          onClose={(isCancelled) => {
            setCancelling(null);
            if (isCancelled)
              show(cancelling.id, {
                type: "success",
                header: `${cancelling.productTitle} cancelled.`,
                content: "No further invoices will be issued. Remember to clean up running resources.",
              });
          }}
        />
      )}
    </>
  );
}

const cellsAt = (now: Date, dates: DateStyle): Record<SubscriptionColumnId, (row: AgreementRow) => ReactNode> => ({
  product: (row) => <a href={paths.buy.agreement(row.id)}>{row.productTitle}</a>,
  vendor: (row) => row.proposerName,
  agreementId: (row) => <IdText id={row.id} href={paths.buy.agreement(row.id)} />,
  status: (row) => <AgreementStatusText agreement={{ ...row, pendingRespondBy: null }} now={now} />,
  startAt: (row) => formatDay(row.startAt, dates),
  endAt: (row) => (row.endAt ? formatDay(row.endAt, dates) : "No end date (usage-based)"),
  request: (row) =>
    row.pendingRequestId && row.pendingRespondBy ? (
      <Stacked below={formatTimeLeft(row.pendingRespondBy, now)}>
        <a href={paths.buy.cancellationRequest(row.pendingRequestId)}>
          Respond by {formatInstant(row.pendingRespondBy, dates)}
        </a>
      </Stacked>
    ) : (
      "–"
    ),
  delivery: (row) => deliveryLabel(row.productType),
  offerId: (row) => <span className="id">{row.offerId}</span>,
  value: (row) => formatMoney(row.value, row.currency),
  autoRenew: (row) => autoRenewLabel(row.autoRenew),
});
