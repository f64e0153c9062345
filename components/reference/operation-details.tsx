"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useSyncExternalStore } from "react";
import type { Field, OperationReference } from "@/lib/aws/reference";
import { asCli } from "@/lib/equivalent-call";
import { CodeBox } from "../ui/code-box";
import { Stacked } from "../ui/stacked";

type Props = { operation: OperationReference; exceptions: Record<string, string> };

const never = () => () => undefined;
const access = { Read: "Reads", List: "Lists", Write: "Writes" } as const;

/** One operation: its members with their limits, and a call to try. */
export function OperationDetails({ operation, exceptions }: Props) {
  const { name, does, differs, caller, perSecond, isPaged, input, output, example } = operation;
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "http://localhost:3000",
  );
  const reasons = [...new Set(input.flatMap((field) => field.reasons))].filter((reason) => reason !== "OTHER");
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={differs ? `${does} ${differs}` : does}>
        {name}
      </Header>
      <Container>
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: "Caller",
              value: { Both: "Both parties", Acceptor: "Acceptor (buyer)", Proposer: "Proposer (seller)" }[caller],
            },
            { label: "Kind", value: isPaged ? `${access[operation.access]}, page by page` : access[operation.access] },
            { label: "Calls a second at AWS", value: String(perSecond) },
            { label: "Protocols", value: "AWS JSON 1.0, Smithy RPC v2 CBOR" },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Try it</Header>}>
        <SpaceBetween size="s">
          <CodeBox label="For the command line">{asCli({ operation: name, input: example }, origin)}</CodeBox>
          <CodeBox label="Request as JSON">{JSON.stringify(example, null, 2)}</CodeBox>
        </SpaceBetween>
      </Container>
      <Members heading="Request" fields={input} hasReasons />
      <Members heading="Answer" fields={output} />
      <Container
        header={
          <Header variant="h2" description={reasons.length ? `Validation reasons: ${reasons.join(", ")}.` : undefined}>
            Exceptions
          </Header>
        }
      >
        <KeyValuePairs columns={2} items={Object.entries(exceptions).map(([label, value]) => ({ label, value }))} />
      </Container>
    </SpaceBetween>
  );
}

const Members = ({ heading, fields, hasReasons }: { heading: string; fields: Field[]; hasReasons?: boolean }) => (
  <Table<Field>
    header={
      <Header variant="h2" counter={`(${fields.length})`}>
        {heading}
      </Header>
    }
    items={fields}
    trackBy="name"
    wrapLines
    empty="None."
    ariaLabels={{ tableLabel: heading }}
    columnDefinitions={[
      {
        id: "name",
        header: "Member",
        isRowHeader: true,
        width: 330,
        cell: ({ name }) => <code className="text-lines">{name}</code>,
      },
      {
        id: "type",
        header: "Type",
        width: 170,
        cell: ({ type, isRequired }) => <Stacked below={isRequired && "Required"}>{type}</Stacked>,
      },
      ...(hasReasons
        ? [
            {
              id: "limits",
              header: "Limits",
              cell: ({ limits, reasons }: Field) => (
                <Stacked below={reasons.filter((reason) => reason !== "OTHER").join(", ")}>{limits || "–"}</Stacked>
              ),
            },
          ]
        : []),
    ]}
  />
);
