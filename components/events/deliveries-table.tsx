"use client";

import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { Answer } from "@/lib/answer";
import type { EventDelivery } from "@/lib/events/explorer";
import { plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useFlashes } from "../shell/flashes";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import { DeliveryState } from "./delivery-state";

export type Resend = (input: { deliveryId: string }) => Promise<Answer<null>>;
type Row = EventDelivery & { eventId?: string | null; detailType?: string | null };
type Props = {
  deliveries: Row[];
  resend: Resend;
  whyNotResend: string | null;
  /** Where deliveries of one destination are listed, the first column names the event instead of the destination. */
  by: "destination" | "event";
  empty: string;
};

/** Deliveries with every try: when, how long, what came back. */
export function DeliveriesTable({ deliveries, resend, whyNotResend, by, empty }: Props) {
  return (
    <Table<Row>
      header={
        <Header variant="h2" counter={`(${deliveries.length})`} description="Machine time, which no test clock moves.">
          Deliveries
        </Header>
      }
      items={deliveries}
      trackBy="id"
      wrapLines
      empty={empty}
      ariaLabels={{ tableLabel: "Deliveries" }}
      columnDefinitions={[
        {
          id: "what",
          header: by === "event" ? "Event" : "Destination",
          isRowHeader: true,
          width: 260,
          cell: (row) =>
            by === "destination" ? (
              <a href={paths.developer.destination(row.destinationId)}>{row.destinationName}</a>
            ) : row.eventId ? (
              <a href={paths.developer.event(row.eventId)}>{row.detailType}</a>
            ) : (
              "Countersign Test Event"
            ),
        },
        { id: "state", header: "State", width: 190, cell: (row) => <State {...row} /> },
        { id: "tries", header: "Tries", width: 360, cell: (row) => <Tries {...row} /> },
        {
          id: "actions",
          header: "Actions",
          width: 110,
          cell: (row) => <ResendButton row={row} resend={resend} whyNot={whyNotResend} />,
        },
      ]}
    />
  );
}

function State({ state, attempts, lastError, destinationState, nextAttemptAt }: Row) {
  const isPaused = destinationState === "PAUSED";
  const waits = state === "PENDING" && !isPaused && attempts > 0;
  return (
    <Stacked
      below={
        waits && (
          <>
            Next try <Moment at={nextAttemptAt} hasSeconds />
          </>
        )
      }
    >
      <DeliveryState {...{ state, attempts, lastError, isPaused }} />
    </Stacked>
  );
}

function Tries({ tries, destinationName }: Row) {
  if (!tries.length) return "None yet";
  return (
    <ExpandableSection
      headerText={plural(tries.length, "try", "tries")}
      headerAriaLabel={`Tries to deliver to ${destinationName}`}
      defaultExpanded={tries.length < 3}
    >
      <ol reversed>
        {tries.map(({ number, at, durationMs, status, error, answer }) => (
          <li key={number} value={number}>
            <Stacked below={answer && <span className="text-lines">{answer}</span>}>
              <Moment at={new Date(at)} hasSeconds />, {durationMs} ms{status !== null && `, status ${status}`}:{" "}
              {error ?? "taken"}
            </Stacked>
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}

function ResendButton({ row, resend, whyNot }: { row: Row; resend: Resend; whyNot: string | null }) {
  const router = useRouter();
  const { show } = useFlashes();
  const [isBusy, startTransition] = useTransition();
  const isWaiting = row.state === "PENDING" && row.attempts === 0;
  const reason = whyNot ?? (isWaiting ? "It has not been tried yet." : null);
  const submit = () =>
    startTransition(async () => {
      const { error } = await resend({ deliveryId: row.id });
      show(
        "resend",
        error ? { type: "error", content: error } : { type: "success", content: "It is on its way again." },
      );
      router.refresh();
    });
  return (
    <Button
      disabled={reason !== null}
      disabledReason={reason ?? undefined}
      loading={isBusy}
      ariaLabel={`Resend to ${row.destinationName}`}
      onClick={submit}
    >
      Resend
    </Button>
  );
}
