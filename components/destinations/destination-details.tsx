"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { type Destination, destinationTypeLabels } from "@/lib/destinations/destination";
import type { EventDelivery } from "@/lib/events/explorer";
import { paths } from "@/lib/paths";
import { DeliveriesTable, type Resend } from "../events/deliveries-table";
import { useFlashes } from "../shell/flashes";
import { CodeBox } from "../ui/code-box";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { SecretShown } from "./secret-shown";
import { DestinationStatus } from "./state";

const EditModal = dynamic(() => import("./edit-modal"));
const RemoveModal = dynamic(() => import("./remove-modal"));

type Act = (input: { destinationId: string }) => Promise<Answer<null>>;
export type DestinationActions = {
  edit: (input: Record<string, string>) => Promise<Answer<null>>;
  pause: Act;
  resume: Act;
  sendTest: Act;
  rotate: (input: { destinationId: string }) => Promise<Answer<{ secret: string }>>;
  remove: (input: { destinationId: string; confirmation: string }) => Promise<Answer<null>>;
  resend: Resend;
};
type Props = {
  destination: Destination;
  deliveries: (EventDelivery & { eventId: string | null; detailType: string | null })[];
  detailTypes: readonly string[];
  whyNotManage: string | null;
  whyNotPause: string | null;
  actions: DestinationActions;
};

/** One destination: what it takes, how it does, and its newest deliveries. */
export function DestinationDetails({
  destination,
  deliveries,
  detailTypes,
  whyNotManage,
  whyNotPause,
  actions,
}: Props) {
  const { id, name, type, url, settings, pattern, state, failingSince, lastError, previousSecretUntil } = destination;
  const router = useRouter();
  const { show } = useFlashes();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const act = (work: Act, content: string) =>
    startTransition(async () => {
      const { error } = await work({ destinationId: id });
      show("destination", error ? { type: "error", content: error } : { type: "success", content });
      router.refresh();
    });
  const rotate = () =>
    startTransition(async () => {
      const { ok, error } = await actions.rotate({ destinationId: id });
      if (ok) setSecret(ok.secret);
      else show("destination", { type: "error", content: error });
    });
  const isPaused = state === "PAUSED";
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {type === "FILE" && (
              <Button href={paths.developer.destinationFile(id)} download={`${name}.ndjson`}>
                Download file
              </Button>
            )}
            <Button
              loading={isBusy}
              disabled={whyNotPause !== null}
              disabledReason={whyNotPause ?? undefined}
              onClick={() =>
                isPaused
                  ? act(actions.resume, "What waited is on its way.")
                  : act(actions.pause, "Events wait from now on.")
              }
            >
              {isPaused ? "Resume" : "Pause"}
            </Button>
            <ButtonDropdown
              items={[
                { id: "edit", text: "Edit" },
                ...(type === "WEBHOOK" ? [{ id: "rotate", text: "Make a new signing secret" }] : []),
                { id: "remove", text: "Delete" },
              ].map((item) => ({
                ...item,
                disabled: whyNotManage !== null,
                disabledReason: whyNotManage ?? undefined,
              }))}
              onItemClick={({ detail }) =>
                detail.id === "rotate" ? rotate() : setOpen(detail.id === "edit" ? "edit" : "remove")
              }
            >
              Actions
            </ButtonDropdown>
            <Button
              variant="primary"
              disabled={whyNotManage !== null || isPaused}
              disabledReason={whyNotManage ?? "It is paused. Resume it first."}
              onClick={() => act(actions.sendTest, "A test event is on its way. Its delivery is listed below.")}
            >
              Send test
            </Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {failingSince && lastError && (
        <Alert
          type="warning"
          header={
            <>
              It has not taken events since <Moment at={failingSince} hasSeconds />
            </>
          }
        >
          {lastError} Nothing is lost: events wait in their order and are tried again, with growing pauses of up to an
          hour.
        </Alert>
      )}
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "State", value: <DestinationStatus {...destination} /> },
            { label: "Type", value: destinationTypeLabels[type] },
            {
              label: "Address",
              value: url ?? (type === "FILE" ? "A file on the portal's machine" : "AWS's own endpoint"),
            },
            ...(type === "EVENTBRIDGE"
              ? [
                  { label: "Bus", value: `${settings.bus}, ${settings.region}` },
                  { label: "Source", value: settings.source },
                  { label: "Access key", value: settings.accessKeyId ?? "Credentials of the portal's machine" },
                ]
              : []),
            ...(previousSecretUntil
              ? [{ label: "The secret before signs until", value: <Moment at={previousSecretUntil} hasSeconds /> }]
              : []),
            {
              label: "Created",
              value: (
                <>
                  <Moment at={destination.createdAt} /> by {destination.createdBy}
                </>
              ),
            },
            { label: "ID", value: <IdText id={id} /> },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Events it gets</Header>}>
        {Object.keys(pattern).length ? (
          <CodeBox label="Event pattern">{JSON.stringify(pattern, null, 2)}</CodeBox>
        ) : (
          "All events of the account."
        )}
      </Container>
      <DeliveriesTable
        {...{ deliveries }}
        resend={actions.resend}
        whyNotResend={whyNotManage}
        by="event"
        empty="Nothing was sent here yet. Choose Send test to try it out."
      />
      {secret && (
        <SecretShown
          secret={secret}
          onSaved={() => {
            setSecret(null);
            router.refresh();
          }}
        />
      )}
      {open === "edit" && (
        <EditModal
          {...{ destination, detailTypes }}
          edit={actions.edit}
          onCancel={() => setOpen(null)}
          onChanged={() => {
            setOpen(null);
            show("destination", { type: "success", content: "The destination is changed." });
            router.refresh();
          }}
        />
      )}
      {open === "remove" && (
        <RemoveModal
          name={name}
          remove={(confirmation) => actions.remove({ destinationId: id, confirmation })}
          onCancel={() => setOpen(null)}
          onRemoved={() => router.push(paths.developer.destinations())}
        />
      )}
    </SpaceBetween>
  );
}
