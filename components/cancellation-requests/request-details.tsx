"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Steps from "@cloudscape-design/components/steps";
import Table from "@cloudscape-design/components/table";
import type { RequestEmail } from "@/lib/cancellation-requests/emails";
import { emailStateLabels, mailKindLabels } from "@/lib/cancellation-requests/emails-labels";
import { reasonLabel, resolutionLabels, statusLabels, viaLabels } from "@/lib/cancellation-requests/labels";
import type { Step } from "@/lib/cancellation-requests/progress";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import type { MailKind } from "@/lib/events/catalog";
import { IdText } from "../ui/id-text";
import { LongText } from "../ui/long-text";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import { Timeline, type TimelineEntry } from "../ui/timeline";

type Props = {
  request: CancellationRequestView;
  steps: Step[];
  emails: RequestEmail[];
  entries: TimelineEntry[];
  now: Date;
  agreementHref: string | null;
};

const emailTypes = { PENDING: "pending", SENT: "success", FAILED: "error", BOUNCED: "error" } as const;

/** Everything about one request: its way, what was asked, what was answered, who was told, what happened. */
export function RequestDetails({ request, steps, emails, entries, now, agreementHref }: Props) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Progress</Header>}>
        <Steps ariaLabel="Progress of the request" steps={steps} />
      </Container>
      <Container header={<Header variant="h2">Request</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Reason", value: reasonLabel(request) },
            { label: "Requested by", value: `${request.requestedBy}, ${request.proposerName}` },
            { label: "Request date", value: <Moment at={request.createdAt} /> },
            { label: "Agreement ID", value: <IdText id={request.agreementId} href={agreementHref ?? undefined} /> },
            {
              label: "Buyer",
              value: <Stacked below={<IdText id={request.acceptorId} />}>{request.acceptorName}</Stacked>,
            },
            { label: "Response due", value: <Moment at={request.respondBy} /> },
            {
              label: `Message from ${request.proposerName}`,
              value: <LongText text={request.description} />,
            },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Response</Header>}>
        {request.resolvedAt ? (
          <KeyValuePairs
            columns={3}
            items={[
              { label: "Decision", value: statusLabels[request.status] },
              {
                label: "By",
                value:
                  request.resolution === "BUYER"
                    ? `${request.resolvedBy}, ${request.acceptorName}`
                    : (request.resolvedBy ?? (request.resolution && resolutionLabels[request.resolution])),
              },
              { label: "How they were known", value: viaLabels[request.resolvedVia as keyof typeof viaLabels] ?? "–" },
              { label: "Response date", value: <Moment at={request.resolvedAt} /> },
              { label: "Reason given", value: <LongText text={request.statusMessage} /> },
            ]}
          />
        ) : (
          <p>
            Nobody has answered yet. Without an answer it is approved automatically on <Moment at={request.respondBy} />
            .
          </p>
        )}
      </Container>
      <Table
        header={
          <Header variant="h2" counter={`(${emails.length})`}>
            Emails
          </Header>
        }
        items={emails}
        trackBy="id"
        empty="No emails. Nobody at the parties has a registered address."
        columnDefinitions={[
          {
            id: "to",
            header: "Recipient",
            isRowHeader: true,
            cell: ({ recipient, party }) => `${recipient} (${party})`,
          },
          { id: "kind", header: "Kind", cell: ({ kind }) => mailKindLabels[kind as MailKind] ?? kind },
          {
            id: "state",
            header: "State",
            cell: ({ state, lastError }) => (
              <Stacked below={state !== "SENT" && lastError}>
                <StatusIndicator type={emailTypes[state]}>{emailStateLabels[state]}</StatusIndicator>
              </Stacked>
            ),
          },
          { id: "created", header: "Written", cell: ({ createdAt }) => <Moment at={createdAt} /> },
        ]}
      />
      <Container header={<Header variant="h2">Activity</Header>}>
        <Timeline entries={entries} now={now} empty="Nothing has happened yet." />
      </Container>
    </SpaceBetween>
  );
}
