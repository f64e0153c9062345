"use client";

import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import type { OperationReference } from "@/lib/aws/reference";
import { paths } from "@/lib/paths";
import { Stacked } from "../ui/stacked";

const callers = { Both: "Both parties", Acceptor: "Buyer", Proposer: "Seller" } as const;

/** Every operation of the official client: whether it is served, for whom, and where it differs. */
export const Compatibility = ({ operations }: { operations: OperationReference[] }) => (
  <Table<OperationReference>
    header={
      <Header
        variant="h2"
        counter={`(${operations.filter(({ isServed }) => isServed).length}/${operations.length})`}
        description="The official client works unchanged. The table is made from the code."
      >
        Compatibility
      </Header>
    }
    items={operations}
    trackBy="name"
    wrapLines
    ariaLabels={{ tableLabel: "Compatibility" }}
    columnDefinitions={[
      {
        id: "name",
        header: "Operation",
        isRowHeader: true,
        width: 330,
        cell: ({ name }) => <a href={paths.developer.reference(name)}>{name}</a>,
      },
      {
        id: "served",
        header: "Supported",
        width: 120,
        cell: ({ isServed }) => (
          <StatusIndicator type={isServed ? "success" : "stopped"}>{isServed ? "Yes" : "No"}</StatusIndicator>
        ),
      },
      { id: "caller", header: "Caller", width: 130, cell: ({ caller }) => callers[caller] },
      {
        id: "does",
        header: "Does, and differs",
        cell: ({ does, differs }) => <Stacked below={differs}>{does}</Stacked>,
      },
    ]}
  />
);
