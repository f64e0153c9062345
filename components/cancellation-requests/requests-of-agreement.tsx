"use client";

import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { reasonLabel } from "@/lib/cancellation-requests/labels";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import { paths } from "@/lib/paths";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { RequestStatusText } from "./status";

type Props = { requests: CancellationRequestView[]; party: "seller" | "buyer"; now: Date };

/** Every cancellation request of one agreement, newest first. */
export function RequestsOfAgreement({ requests, party, now }: Props) {
  const href = party === "seller" ? paths.sell.cancellationRequest : paths.buy.cancellationRequest;
  return (
    <Table
      header={
        <Header variant="h2" counter={`(${requests.length})`}>
          Agreement cancellation requests
        </Header>
      }
      items={requests}
      trackBy="id"
      empty="No requests. Nobody has asked to cancel this agreement."
      columnDefinitions={[
        { id: "id", header: "Request ID", isRowHeader: true, cell: ({ id }) => <IdText id={id} href={href(id)} /> },
        { id: "status", header: "Status", cell: (request) => <RequestStatusText request={request} now={now} /> },
        { id: "due", header: "Approve or deny by", cell: ({ respondBy }) => <Moment at={respondBy} /> },
        { id: "reason", header: "Reason", cell: (request) => reasonLabel(request) },
        { id: "created", header: "Request date", cell: ({ createdAt }) => <Moment at={createdAt} /> },
      ]}
    />
  );
}
