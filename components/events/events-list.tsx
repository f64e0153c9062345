"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { EventRow } from "@/lib/events/explorer";
import { paths } from "@/lib/paths";
import { PlainList, type Query } from "../table/plain-list";
import { FindBox } from "../ui/find-box";
import { TimeText } from "../ui/time-text";
import { sideOf } from "./words";

type Props = { events: EventRow[]; next: string | null; query: Query };

/** Every event of the account as EventBridge would bring it, newest first. */
export function EventsList({ events, next, query }: Props) {
  return (
    <PlainList<EventRow>
      title="Events"
      description="What the account is told, in EventBridge's form, and what became of its deliveries."
      thing="event"
      rows={events}
      next={next}
      query={query}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={paths.developer.patternTester()}>Test a pattern</Button>
          <Button href={paths.developer.destinations()}>Destinations</Button>
        </SpaceBetween>
      }
      filter={(go) => (
        <SpaceBetween direction="horizontal" size="s">
          <FindBox text={query.type ?? ""} label="Detail type" onFind={(type) => go({ ...query, before: "", type })} />
          <FindBox
            text={query.object ?? ""}
            label="Agreement or request ID"
            onFind={(object) => go({ ...query, before: "", object })}
          />
          <Box padding={{ top: "xs" }}>
            <Checkbox
              checked={query.waiting === "yes"}
              onChange={({ detail }) => go({ ...query, before: "", waiting: detail.checked ? "yes" : "" })}
            >
              Only with waiting deliveries
            </Checkbox>
          </Box>
        </SpaceBetween>
      )}
      empty={
        <>
          <b>No events</b>
          <Box padding={{ vertical: "xs" }}>
            They appear when requests are sent and answered, and when agreements end.
          </Box>
        </>
      }
      columns={[
        {
          id: "type",
          header: "Detail type",
          width: 270,
          cell: ({ id, detailType }) => <a href={paths.developer.event(id)}>{detailType}</a>,
        },
        { id: "deliveries", header: "Deliveries", width: 115, cell: (event) => <Deliveries {...event} /> },
        { id: "time", header: "Time", width: 160, cell: ({ at }) => <TimeText at={at} hasTitle /> },
        {
          id: "side",
          header: "Account side",
          width: 140,
          cell: ({ detailType, accountId }) => `${sideOf(detailType)}, ${accountId}`,
        },
        {
          id: "object",
          header: "Object",
          width: 235,
          cell: ({ requestId, agreementId }) => (
            <a className="id" href={paths.go(requestId ?? agreementId)}>
              {requestId ?? agreementId}
            </a>
          ),
        },
        {
          id: "source",
          header: "Source",
          width: 190,
          cell: () => <Box fontSize="body-s">aws.agreement-marketplace</Box>,
        },
      ]}
    />
  );
}

function Deliveries({ delivered, waiting }: EventRow) {
  if (!delivered && !waiting) return "None";
  return (
    <SpaceBetween size="xxs">
      {delivered > 0 && <StatusIndicator type="success">{delivered} delivered</StatusIndicator>}
      {waiting > 0 && <StatusIndicator type="pending">{waiting} pending</StatusIndicator>}
    </SpaceBetween>
  );
}
