"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { RequestRow } from "@/lib/cancellation-requests/columns";
import { paths } from "@/lib/paths";
import { useNavigate } from "../shell/link-navigation";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import type { ListData } from "../table/list-table";
import type { RequestActions } from "./actions";
import { RequestsTable } from "./requests-table";
import { useRequestActions } from "./use-request-actions";

type Refusals = { withdraw: string | null; resend: string | null; replaceLink: string | null; copyLink: string | null };
export type SellerRequestRow = RequestRow & { refusals: Refusals };

type Props = ListData<SellerRequestRow> & {
  now: Date;
  builtIn: SavedFilterSet[];
  listActions: ListActions;
  actions: RequestActions;
};

const places = { request: paths.sell.cancellationRequest, agreement: (id: string) => paths.sell.agreement(id) };

/** The seller's tab: follow requests, copy their links, withdraw them. */
export function SellerRequests({ actions, ...list }: Props) {
  const { navigate } = useNavigate();
  const act = useRequestActions(actions);
  return (
    <>
      <RequestsTable
        {...list}
        title="Cancellation requests"
        description="Requests you sent to end agreements, and what became of them."
        places={places}
        exportName="seller-requests"
        keys={{
          w: (row) => (row as SellerRequestRow).refusals.withdraw === null && act.withdraw(row),
          y: (row) => (row as SellerRequestRow).refusals.copyLink === null && act.copyLink(row),
        }}
        emptyText="When you request a cancellation, you can follow it here."
        actions={(row) => {
          const selected = row as SellerRequestRow | null;
          const why = (verb: keyof Refusals) =>
            selected ? (selected.refusals[verb] ?? undefined) : "Select a request first.";
          const disabled = (verb: keyof Refusals) => ({ disabled: Boolean(why(verb)), disabledReason: why(verb) });
          const canRepeat = selected && ["REJECTED", "CANCELLED", "VALIDATION_FAILED"].includes(selected.status);
          const choose: Record<string, (chosen: SellerRequestRow) => void> = {
            resend: act.resend,
            replace: act.replaceLink,
            again: (chosen) => navigate(paths.sell.requestCancellation(chosen.agreementId)),
          };
          return (
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!selected}
                disabledReason={selected ? undefined : "Select a request first."}
                onClick={() => selected && navigate(paths.sell.cancellationRequest(selected.id))}
              >
                View details
              </Button>
              <Button {...disabled("copyLink")} loading={act.isBusy} onClick={() => selected && act.copyLink(selected)}>
                Copy link
              </Button>
              <Button {...disabled("withdraw")} onClick={() => selected && act.withdraw(selected)}>
                Withdraw request
              </Button>
              <ButtonDropdown
                items={[
                  { id: "resend", text: "Resend email", ...disabled("resend") },
                  { id: "replace", text: "Replace response link", ...disabled("replaceLink") },
                  {
                    id: "again",
                    text: "New request for this agreement",
                    disabled: !canRepeat,
                    disabledReason: "Only after a denial, a withdrawal or a failed validation.",
                  },
                ]}
                onItemClick={({ detail }) => selected && choose[detail.id]?.(selected)}
                expandToViewport
              >
                Actions
              </ButtonDropdown>
            </SpaceBetween>
          );
        }}
      />
      {act.dialogues}
    </>
  );
}
