"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import { calls } from "@/lib/equivalent-call";
import { CodeButton } from "../code/code-button";
import { IdText } from "../ui/id-text";
import { Deadline } from "./deadline";
import { RequestStatusText } from "./status";

/** The request's title for those who only watch: what, whose, how it stands, how long it has left. */
export function RequestTitle({ request, now, note }: { request: CancellationRequestView; now: Date; note?: string }) {
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={<IdText id={request.id} />}
        actions={<CodeButton calls={[calls.getRequest(request)]} />}
      >
        Cancellation of {request.productTitle} – {request.acceptorName}
      </Header>
      <RequestStatusText request={request} now={now} />
      {note && <p>{note}</p>}
      {request.status === "PENDING_APPROVAL" && (
        <Container>
          <Deadline createdAt={request.createdAt} respondBy={request.respondBy} now={now} />
        </Container>
      )}
    </SpaceBetween>
  );
}
