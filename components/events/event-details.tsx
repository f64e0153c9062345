"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { EventView } from "@/lib/events/explorer";
import { paths } from "@/lib/paths";
import { CodeBox } from "../ui/code-box";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { DeliveriesTable, type Resend } from "./deliveries-table";
import { sideOf, whyGot } from "./words";

type Props = { event: EventView; happened: string; pattern: string; resend: Resend; whyNotResend: string | null };

/** One event: what it says, why the account got it, and what became of it. */
export function EventDetails({ event, happened, pattern, resend, whyNotResend }: Props) {
  const { id, accountId, detailType, at, agreementId, requestId, envelope, deliveries } = event;
  const json = JSON.stringify(envelope, null, 2);
  const query = `?${new URLSearchParams({ pattern })}`;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={<Button href={paths.developer.patternTester(query)}>Create rule from this event</Button>}
      >
        {detailType}
      </Header>
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Event ID", value: <IdText id={id} /> },
            { label: "Time", value: <Moment at={at} /> },
            { label: "Account", value: `${accountId} (${sideOf(detailType).toLowerCase()})` },
            { label: "Agreement", value: <IdText id={agreementId} href={paths.go(agreementId)} /> },
            ...(requestId ? [{ label: "Request", value: <IdText id={requestId} href={paths.go(requestId)} /> }] : []),
            { label: "What happened", value: happened },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Why you got this</Header>}>
        <p>{whyGot(detailType, agreementId)}</p>
        <p>
          The time is when it happened, in the portal's time. The ID stays the same however often the event is
          delivered: use it, or <code>detail.requestId</code>, to recognise repeats.
        </p>
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <CopyToClipboard
                textToCopy={json}
                copyButtonText="Copy"
                copyButtonAriaLabel="Copy the event"
                copySuccessText="Copied"
                copyErrorText="Couldn't copy"
              />
            }
          >
            Event
          </Header>
        }
      >
        <CodeBox label="The event as JSON">{json}</CodeBox>
      </Container>
      <DeliveriesTable
        {...{ deliveries, resend, whyNotResend }}
        by="destination"
        empty="No destination of this account was there to get it, or none wanted events of this type."
      />
    </SpaceBetween>
  );
}
