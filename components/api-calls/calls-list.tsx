"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { CallSummary } from "@/lib/api-calls/queries";
import { paths } from "@/lib/paths";
import { PlainList, type Query } from "../table/plain-list";
import { FindBox } from "../ui/find-box";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";
import { CallResult } from "./call-result";

type Props = { calls: CallSummary[]; next: string | null; query: Query; operations: string[] };

const anyOperation = { value: "", label: "Any operation" };
const outcomes = [
  { value: "", label: "Any result" },
  { value: "failed", label: "Failed" },
  { value: "succeeded", label: "Succeeded" },
];

/** What programs asked of the API, and what they were told. */
export function CallsList({ calls, next, query, operations }: Props) {
  const operationOptions = [anyOperation, ...operations.map((value) => ({ value, label: value }))];
  return (
    <PlainList<CallSummary>
      title="Request log"
      description="Calls of the API in the last 14 days. What the parties wrote to each other, secrets and signatures are never kept."
      thing="call"
      rows={calls}
      next={next}
      query={query}
      actions={<Button href={paths.developer.keys()}>Access keys</Button>}
      filter={(go) => (
        <SpaceBetween direction="horizontal" size="s">
          <Select
            ariaLabel="Operation"
            filteringType="auto"
            expandToViewport
            selectedOption={operationOptions.find(({ value }) => value === query.operation) ?? anyOperation}
            options={operationOptions}
            onChange={({ detail }) => go({ ...query, before: "", operation: detail.selectedOption.value })}
          />
          <Select
            ariaLabel="Result"
            expandToViewport
            selectedOption={outcomes.find(({ value }) => value === query.outcome) ?? outcomes[0] ?? null}
            options={outcomes}
            onChange={({ detail }) => go({ ...query, before: "", outcome: detail.selectedOption.value })}
          />
          <FindBox
            text={query.agreement ?? ""}
            label="Agreement ID"
            onFind={(agreement) => go({ ...query, before: "", agreement })}
          />
        </SpaceBetween>
      )}
      empty={
        <>
          <b>No calls</b>
          <Box padding={{ vertical: "xs" }}>
            They appear here within a second. The overview says how to point a program at this portal.
          </Box>
          <Button href={paths.developer.overview()}>Open the overview</Button>
        </>
      }
      columns={[
        {
          id: "operation",
          header: "Operation",
          width: 270,
          cell: ({ id, operation }) => <a href={paths.developer.request(id)}>{operation || "Not named"}</a>,
        },
        { id: "time", header: "Time", width: 160, cell: ({ at }) => <TimeText at={at} hasSeconds hasTitle /> },
        { id: "result", header: "Result", width: 220, cell: (call) => <CallResult {...call} /> },
        {
          id: "duration",
          header: "Duration",
          width: 115,
          cell: ({ durationMs }) => `${durationMs < 10 ? durationMs.toFixed(1) : Math.round(durationMs)} ms`,
        },
        {
          id: "key",
          header: "Account and key",
          width: 185,
          cell: ({ accountName, accountId, keyName, keyId }) => (
            <Stacked below={keyName ?? keyId}>{accountName ?? accountId ?? "Unknown"}</Stacked>
          ),
        },
        {
          id: "client",
          header: "Client",
          width: 160,
          cell: ({ client }) => <span className="text-lines">{client?.split(" ")[0] ?? "–"}</span>,
        },
      ]}
    />
  );
}
