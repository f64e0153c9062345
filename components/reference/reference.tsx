"use client";

import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import type { OperationReference } from "@/lib/aws/reference";
import { paths } from "@/lib/paths";
import { Compatibility } from "./compatibility";

type Exception = { name: string; meaning: string };
type Props = { operations: OperationReference[]; exceptions: Exception[]; detailTypes: string[] };

/** What the API can do, made from the code that does it. */
export const Reference = ({ operations, exceptions, detailTypes }: Props) => (
  <SpaceBetween size="l">
    <Header variant="h1" description="The Agreement API as this portal speaks it: AWS JSON 1.0 and Smithy RPC v2 CBOR.">
      API reference
    </Header>
    <Compatibility operations={operations} />
    <Table<Exception>
      header={
        <Header variant="h2" counter={`(${exceptions.length})`}>
          Exceptions
        </Header>
      }
      items={exceptions}
      trackBy="name"
      wrapLines
      ariaLabels={{ tableLabel: "Exceptions" }}
      columnDefinitions={[
        { id: "name", header: "Exception", isRowHeader: true, width: 290, cell: ({ name }) => <code>{name}</code> },
        { id: "meaning", header: "Means", cell: ({ meaning }) => meaning },
      ]}
    />
    <Table<string>
      header={
        <Header
          variant="h2"
          counter={`(${detailTypes.length})`}
          description={
            <>
              What the account is told through EventBridge and webhooks. <a href={paths.developer.events()}>Events</a>{" "}
              shows each one whole.
            </>
          }
        >
          Event types
        </Header>
      }
      items={detailTypes}
      wrapLines
      ariaLabels={{ tableLabel: "Event types" }}
      columnDefinitions={[{ id: "type", header: "Detail type", isRowHeader: true, cell: (type) => type }]}
    />
  </SpaceBetween>
);
