"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { offerVisibilityLabels, pricingModelLabels } from "@/lib/agreements/agreement";
import {
  type AgreementColumnId,
  type AgreementRow,
  agreementListColumns,
  autoRenewLabel,
} from "@/lib/agreements/columns";
import { expiringDays } from "@/lib/agreements/expiring";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import { statusLabels } from "@/lib/cancellation-requests/labels";
import { calls } from "@/lib/equivalent-call";
import type { ExportName } from "@/lib/exports/names";
import { type DateStyle, daysBetween, formatDay, formatRelative } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { InfoLink } from "../help/info-link";
import { useFlashes } from "../shell/flashes";
import { useNavigate } from "../shell/link-navigation";
import { usePanel } from "../shell/panel";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import { type ListData, ListTable } from "../table/list-table";
import { useDates } from "../ui/dates";
import { IdText } from "../ui/id-text";
import { Stacked } from "../ui/stacked";
import { type RefusalText, refusalSummary } from "./refusals";
import { AgreementStatusText } from "./status";

const ViewAsCode = dynamic(() => import("../code/view-as-code"));
const AgreementPreview = dynamic(() => import("./agreement-preview"));

export type SellerAgreementRow = AgreementRow & { refusals: RefusalText[] };

type Props = ListData<SellerAgreementRow> & {
  now: Date;
  builtIn: SavedFilterSet[];
  listActions: ListActions;
  exportName: ExportName;
};

export function AgreementsTable({ now, ...list }: Props) {
  const dates = useDates();
  const { navigate } = useNavigate();
  const { show } = useFlashes();
  const { setPanel, setPanelOpen } = usePanel();
  const cells = useMemo(() => cellsAt(now, dates), [now, dates]);
  useEffect(() => () => setPanel(null), [setPanel]);
  const preview = (row: SellerAgreementRow) => {
    setPanel(<AgreementPreview agreement={row} now={now} />);
    setPanelOpen(true);
  };
  const [coded, setCoded] = useState<string | null>(null);
  const choose: Record<string, (row: SellerAgreementRow) => void> = {
    code: (row) => setCoded(row.id),
    request: (row) => navigate(paths.sell.requestCancellation(row.id)),
    preview,
    copy: (row) => {
      navigator.clipboard
        .writeText(row.id)
        .then(() => show("copy", { type: "success", content: "Agreement ID copied." }))
        .catch(() => show("copy", { type: "error", content: "Couldn't copy. Select the ID and copy it yourself." }));
    },
    "view-request": (row) => row.pendingRequestId && navigate(paths.sell.cancellationRequest(row.pendingRequestId)),
  };
  return (
    <>
      <ListTable
        {...list}
        title="Agreements"
        things="agreements"
        description="Contracts buyers have accepted for your products."
        spec={agreementListSpec}
        columns={agreementListColumns}
        cells={cells}
        placeholder="Find agreements – paste an agreement ID for the quickest match"
        rowName={(row) => row.id}
        info={<InfoLink section="agreement-id" about="the agreement ID" />}
        keys={{
          enter: (row) => navigate(paths.sell.agreement(row.id)),
          o: preview,
          n: (row) => !row.refusals.length && navigate(paths.sell.requestCancellation(row.id)),
        }}
        actions={(selected) => {
          const nothing = selected ? undefined : "Select an agreement first.";
          const refusal = selected ? refusalSummary(selected.refusals) : nothing;
          return (
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!selected}
                disabledReason={nothing}
                onClick={() => selected && navigate(paths.sell.agreement(selected.id))}
              >
                View details
              </Button>
              <ButtonDropdown
                items={[
                  { id: "request", text: "Request cancellation", disabled: Boolean(refusal), disabledReason: refusal },
                  ...(selected?.pendingRequestId ? [{ id: "view-request", text: "View cancellation request" }] : []),
                  { id: "preview", text: "Preview", disabled: !selected, disabledReason: nothing },
                  { id: "copy", text: "Copy agreement ID", disabled: !selected, disabledReason: nothing },
                  { id: "code", text: "View as code", disabled: !selected, disabledReason: nothing },
                ]}
                onItemClick={({ detail }) => selected && choose[detail.id]?.(selected)}
                expandToViewport
              >
                Actions
              </ButtonDropdown>
            </SpaceBetween>
          );
        }}
        empty={
          <Box textAlign="center" padding="l">
            <b>No agreements</b>
            <Box padding={{ vertical: "xs" }}>
              Agreements appear when buyers accept your offers, or when you import them.
            </Box>
            <Button href={paths.developer.data()}>Import data</Button>
          </Box>
        }
      />
      {coded && <ViewAsCode calls={[calls.describeAgreement(coded)]} onClose={() => setCoded(null)} />}
    </>
  );
}

const cellsAt = (now: Date, dates: DateStyle): Record<AgreementColumnId, (row: SellerAgreementRow) => ReactNode> => ({
  agreementId: (row) => <IdText id={row.id} href={paths.sell.agreement(row.id)} />,
  status: (row) => <AgreementStatusText agreement={row} now={now} />,
  product: (row) => <Stacked below={<span className="id">{row.productId}</span>}>{row.productTitle}</Stacked>,
  buyer: (row) => <Stacked below={<span className="id">{row.acceptorId}</span>}>{row.acceptorName}</Stacked>,
  offer: (row) => <Stacked below={<span className="id">{row.offerId}</span>}>{row.offerName}</Stacked>,
  endAt: (row) => {
    if (!row.endAt) return "No end date (usage-based)";
    const days = daysBetween(now, row.endAt);
    return (
      <Stacked below={days >= 0 && days < expiringDays && formatRelative(row.endAt, now)}>
        {formatDay(row.endAt, dates)}
      </Stacked>
    );
  },
  value: (row) => (row.value ? formatMoney(row.value, row.currency) : "–"),
  cancellation: (row) => {
    if (!row.cancellationStatus) return "–";
    const label = statusLabels[row.cancellationStatus];
    return row.pendingRequestId ? <a href={paths.sell.cancellationRequest(row.pendingRequestId)}>{label}</a> : label;
  },
  startAt: (row) => formatDay(row.startAt, dates),
  acceptedAt: (row) => formatDay(row.acceptedAt, dates),
  pricingModel: (row) => pricingModelLabels[row.pricingModel],
  offerType: (row) => offerVisibilityLabels[row.offerVisibility],
  autoRenew: (row) => autoRenewLabel(row.autoRenew),
  sellerOfRecord: (row) => row.proposerName,
  related: (row) => (row.relatedCount ? <a href={paths.sell.agreement(row.id)}>{row.relatedCount}</a> : "0"),
  currency: (row) => row.currency,
});
