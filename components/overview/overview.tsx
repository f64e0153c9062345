"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import type { ConnectionTest } from "@/lib/api-calls/connection";
import type { OperationReference } from "@/lib/aws/reference";
import type { ClockState } from "@/lib/clock";
import { formatInstant, plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Compatibility } from "../reference/compatibility";
import { attempt } from "../ui/attempt";
import { CodeBox } from "../ui/code-box";
import { useDates } from "../ui/dates";
import { SimulationPanel, type SimulationProps } from "./simulation-panel";
import { snippets } from "./snippets";

type Props = Omit<SimulationProps, "actions"> & {
  endpoint: string;
  sampleKey: { accessKeyId: string; secretAccessKey: string } | null;
  clock: ClockState;
  destinations: { state: string; pending: number }[];
  operations: OperationReference[];
  actions: SimulationProps["actions"] & { test: (input: object) => Promise<Answer<ConnectionTest>> };
};

/** Where a program finds this portal, whether it answers, and what it can do. */
export function Overview({ endpoint, sampleKey, clock, destinations, operations, actions, ...simulated }: Props) {
  const dates = useDates();
  const waiting = destinations.reduce((sum, { pending }) => sum + pending, 0);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Point a program that uses the AWS Marketplace Agreement Service here: its client works unchanged."
      >
        Developer
      </Header>
      <Container header={<Header variant="h2">Endpoint</Header>}>
        <Tabs
          ariaLabel="How to call, by language"
          tabs={snippets(endpoint, sampleKey).map(({ id, label, code }) => ({
            id,
            label,
            content: (
              <SpaceBetween size="xs">
                <CodeBox label={label}>{code}</CodeBox>
                <CopyToClipboard
                  copyButtonText="Copy"
                  copyButtonAriaLabel={`Copy for ${label}`}
                  textToCopy={code}
                  copySuccessText="Copied"
                  copyErrorText="Couldn't copy"
                />
              </SpaceBetween>
            ),
          }))}
        />
      </Container>
      <TestConnection test={actions.test} />
      <Container header={<Header variant="h2">State</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: "Destinations",
              value: (
                <a href={paths.developer.destinations()}>
                  {destinations.length
                    ? `${plural(destinations.length, "destination")}, ${waiting} waiting`
                    : "None yet"}
                </a>
              ),
            },
            {
              label: "Clock",
              value: clock.isReal
                ? "Real time"
                : `${clock.isFrozen ? "Stands at" : "Moved to"} ${formatInstant(clock.now, dates)}`,
            },
            { label: "Calls", value: <a href={paths.developer.requests()}>Request log</a> },
          ]}
        />
      </Container>
      <SimulationPanel {...simulated} actions={actions} />
      <Compatibility operations={operations} />
    </SpaceBetween>
  );
}

function TestConnection({ test }: { test: (input: object) => Promise<Answer<ConnectionTest>> }) {
  const [result, setResult] = useState<Answer<ConnectionTest> | null>(null);
  const [isBusy, startTransition] = useTransition();
  const run = () => startTransition(async () => setResult(await attempt(() => test({}))));
  const reply = result?.error === undefined ? result?.ok : null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Runs SearchAgreements through the official client, signed with one of this account's keys."
          actions={
            <Button loading={isBusy} onClick={run}>
              Test connection
            </Button>
          }
        >
          Connection
        </Header>
      }
    >
      {result?.error !== undefined && <Alert type="error">{result.error}</Alert>}
      {reply && (
        <SpaceBetween size="s">
          <Alert type={reply.status === 200 ? "success" : "error"}>
            {reply.status === 200 ? "It works" : "It was refused"}: {reply.status} in {reply.milliseconds} ms with key{" "}
            {reply.keyName}. <a href={paths.developer.request(reply.requestId)}>Open it in the request log</a> in a
            second.
          </Alert>
          <CodeBox label="Reply">{reply.reply}</CodeBox>
        </SpaceBetween>
      )}
      {!result && "Not tested yet."}
    </Container>
  );
}
