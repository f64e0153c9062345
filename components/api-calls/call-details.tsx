"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useSyncExternalStore } from "react";
import type { CallDetails } from "@/lib/api-calls/queries";
import { asCli } from "@/lib/equivalent-call";
import { paths } from "@/lib/paths";
import { CodeBox } from "../ui/code-box";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { CallResult } from "./call-result";

const never = () => () => undefined;

/** One call: what was asked, what was answered, and the rule behind a refusal. */
export function CallPage({ call }: { call: CallDetails }) {
  const { id, at, operation, accountId, accountName, keyId, keyName, agreementId, errorType, client, durationMs } =
    call;
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  const input = call.request ? parsed(call.request) : null;
  const answer = call.answer ? parsed(call.answer) : null;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {agreementId && <Button href={paths.go(agreementId)}>Open related object</Button>}
            {input && (
              <CopyToClipboard
                copyButtonText="Copy as CLI"
                copyButtonAriaLabel="Copy as CLI"
                textToCopy={asCli({ operation, input }, origin)}
                copySuccessText="Copied"
                copyErrorText="Couldn't copy"
              />
            )}
          </SpaceBetween>
        }
      >
        {operation || "A call that names no operation"}
      </Header>
      {errorType && (
        <Alert
          type={call.status < 500 ? "warning" : "error"}
          header={`Refused: ${call.rule && call.rule !== errorType ? `${errorType}, ${call.rule}` : errorType}`}
          action={<Button href={paths.developer.reference(operation)}>Look it up in the reference</Button>}
        >
          {typeof answer?.message === "string" ? answer.message : "The answer was not kept."}
        </Alert>
      )}
      <Container>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Result", value: <CallResult {...call} rule={null} /> },
            { label: "Time", value: <Moment at={at} hasSeconds /> },
            { label: "Duration", value: `${durationMs} ms` },
            { label: "Request ID", value: <IdText id={id} /> },
            { label: "Account", value: accountName ? `${accountName}, ${accountId}` : "Unknown" },
            { label: "Key", value: keyName ? `${keyName}, ${keyId}` : (keyId ?? "None") },
            { label: "Client", value: client ?? "Not named" },
          ]}
        />
      </Container>
      <ColumnLayout columns={2}>
        <Text heading="Request" json={input} />
        <Text heading="Answer" json={answer} />
      </ColumnLayout>
    </SpaceBetween>
  );
}

const Text = ({ heading, json }: { heading: string; json: Record<string, unknown> | null }) => (
  <Container header={<Header variant="h2">{heading}</Header>}>
    {json ? (
      <CodeBox label={`${heading} as JSON`}>{JSON.stringify(json, null, 2)}</CodeBox>
    ) : (
      "Not kept: it could not be read, or many calls came in the same second."
    )}
  </Container>
);

/** Long texts are cut, and then no longer JSON. */
function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
