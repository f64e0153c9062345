"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import Toggle from "@cloudscape-design/components/toggle";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import type { Fault, Simulation } from "@/lib/api-simulation/simulation";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";

const FaultModal = dynamic(() => import("./fault-modal"));

export type SimulationProps = {
  simulation: Simulation;
  operationNames: string[];
  whyNotSimulate: string | null;
  actions: {
    throttle: (input: { isThrottled: boolean }) => Promise<Answer<null>>;
    addFault: (input: Record<string, string | null>) => Promise<Answer<null>>;
    dropFault: (input: { operation: string }) => Promise<Answer<null>>;
  };
};

/** The real service's rates, and failures on purpose. */
export function SimulationPanel({ simulation, operationNames, whyNotSimulate, actions }: SimulationProps) {
  const router = useRouter();
  const { show } = useFlashes();
  const [isAdding, setAdding] = useState(false);
  const [isBusy, startTransition] = useTransition();
  const run = (work: () => Promise<Answer<null>>) =>
    startTransition(async () => {
      const { error } = await attempt(work);
      if (error) show("simulation", { type: "error", content: error });
      router.refresh();
    });
  const isOff = whyNotSimulate !== null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            whyNotSimulate ??
            "For every account of this portal: AWS's published rates, and errors and delays on purpose."
          }
          actions={
            <Button
              disabled={isOff}
              disabledReason={whyNotSimulate ?? undefined}
              loading={isBusy}
              onClick={() => setAdding(true)}
            >
              Add fault
            </Button>
          }
        >
          Simulation
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Toggle
          checked={simulation.isThrottled}
          disabled={isOff || isBusy}
          onChange={({ detail }) => run(() => actions.throttle({ isThrottled: detail.checked }))}
        >
          Throttle calls as AWS does
        </Toggle>
        <Table<Fault>
          variant="embedded"
          items={simulation.faults}
          trackBy="operation"
          empty="No faults. Every call is answered as well as it can be."
          ariaLabels={{ tableLabel: "Faults" }}
          columnDefinitions={[
            {
              id: "operation",
              header: "Operation",
              isRowHeader: true,
              cell: ({ operation }) => (operation === "*" ? "Every operation" : operation),
            },
            { id: "error", header: "Error", cell: ({ error }) => error ?? "None, only the delay" },
            { id: "percent", header: "Calls it meets", cell: ({ percent }) => `${percent} %` },
            { id: "delay", header: "Delay", cell: ({ delayMs }) => `${delayMs} ms` },
            {
              id: "actions",
              header: "Actions",
              cell: ({ operation }) => (
                <Button
                  variant="inline-link"
                  ariaLabel={`Remove the fault of ${operation}`}
                  disabled={isOff}
                  onClick={() => run(() => actions.dropFault({ operation }))}
                >
                  Remove
                </Button>
              ),
            },
          ]}
        />
      </SpaceBetween>
      {isAdding && (
        <FaultModal
          operationNames={operationNames}
          add={actions.addFault}
          onCancel={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            router.refresh();
          }}
        />
      )}
    </Container>
  );
}
