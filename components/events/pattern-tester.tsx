"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import Textarea from "@cloudscape-design/components/textarea";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import type { PatternMatch } from "@/lib/events/explorer";
import { paths } from "@/lib/paths";
import { TimeText } from "../ui/time-text";

type Props = { pattern: string; test: (input: { pattern: string }) => Promise<Answer<PatternMatch[]>> };

/** Tries a pattern on the account's newest events before a destination gets it. */
export function PatternTester({ pattern: given, test }: Props) {
  const [pattern, setPattern] = useState(
    given || '{\n  "detail-type": [{ "prefix": "Agreement Cancellation Request" }]\n}',
  );
  const [found, setFound] = useState<PatternMatch[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const { ok, error } = await test({ pattern });
      setFound(ok ?? null);
      setProblem(error ?? null);
    });
  const matching = found?.filter(({ isMatch }) => isMatch).length ?? 0;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Patterns have EventBridge's form: fields with lists of values, prefix, suffix, wildcard, anything-but, numeric, exists and $or."
      >
        Pattern tester
      </Header>
      <Container>
        <SpaceBetween size="m">
          <FormField label="Event pattern" errorText={problem} stretch>
            <Textarea value={pattern} rows={9} spellcheck={false} onChange={({ detail }) => setPattern(detail.value)} />
          </FormField>
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" loading={isBusy} onClick={submit}>
              Test on the newest 100 events
            </Button>
            <Button href={paths.developer.destinations(`?${new URLSearchParams({ pattern })}`)}>
              Create a destination with it
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </Container>
      {found && (
        <>
          <Alert type={matching ? "success" : "info"}>
            <span role="status">
              {matching} of {found.length} events match.
            </span>
          </Alert>
          <Table<PatternMatch>
            header={<Header variant="h2">Newest events</Header>}
            items={found}
            trackBy="id"
            wrapLines
            empty="There are no events yet."
            ariaLabels={{ tableLabel: "Newest events" }}
            columnDefinitions={[
              {
                id: "type",
                header: "Detail type",
                isRowHeader: true,
                cell: ({ id, detailType }) => <a href={paths.developer.event(id)}>{detailType}</a>,
              },
              { id: "time", header: "Time", cell: ({ at }) => <TimeText at={at} hasTitle /> },
              {
                id: "match",
                header: "Matches",
                cell: ({ isMatch }) => (
                  <StatusIndicator type={isMatch ? "success" : "stopped"}>{isMatch ? "Yes" : "No"}</StatusIndicator>
                ),
              },
            ]}
          />
        </>
      )}
    </SpaceBetween>
  );
}
