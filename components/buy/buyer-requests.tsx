"use client";

import Button from "@cloudscape-design/components/button";
import { buyerRequestColumns, type RequestRow } from "@/lib/cancellation-requests/columns";
import { paths } from "@/lib/paths";
import { RequestsTable } from "../cancellation-requests/requests-table";
import { useNavigate } from "../shell/link-navigation";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import type { ListData } from "../table/list-table";

type Props = ListData<RequestRow> & { now: Date; builtIn: SavedFilterSet[]; listActions: ListActions };

const places = { request: paths.buy.cancellationRequest, agreement: paths.buy.agreement };

/** The buyer's requests: those to decide first. */
export function BuyerRequests(list: Props) {
  const { navigate } = useNavigate();
  return (
    <RequestsTable
      {...list}
      title="Cancellation requests"
      description="Sellers ask to end these agreements. Without your answer a request is approved after seven days."
      columns={buyerRequestColumns}
      places={places}
      exportName="buyer-requests"
      emptyText="When a seller asks to cancel one of your agreements, you decide here."
      actions={(selected) => (
        <Button
          variant="primary"
          disabled={!selected}
          disabledReason={selected ? undefined : "Select a request first."}
          onClick={() => selected && navigate(paths.buy.cancellationRequest(selected.id))}
        >
          Review request
        </Button>
      )}
    />
  );
}
