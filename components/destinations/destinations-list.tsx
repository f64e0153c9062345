"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DestinationCreated } from "@/lib/destinations/create";
import { destinationTypeLabels } from "@/lib/destinations/destination";
import type { DestinationSummary } from "@/lib/destinations/queries";
import { paths } from "@/lib/paths";
import { PlainList } from "../table/plain-list";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";
import type { Create } from "./create-modal";
import { SecretShown } from "./secret-shown";
import { DestinationStatus } from "./state";

const CreateModal = dynamic(() => import("./create-modal"));

type Props = {
  destinations: DestinationSummary[];
  create: Create;
  whyNotCreate: string | null;
  detailTypes: readonly string[];
  pattern: string | null;
  busEndpoint: string | null;
};

/** Where the account has its events sent. */
export function DestinationsList({ destinations, create, whyNotCreate, detailTypes, pattern, busEndpoint }: Props) {
  const router = useRouter();
  const [isCreating, setCreating] = useState(pattern !== null && whyNotCreate === null);
  const [created, setCreated] = useState<DestinationCreated | null>(null);
  const done = (made: DestinationCreated) => {
    setCreating(false);
    if (made.secret) setCreated(made);
    else router.push(paths.developer.destination(made.id));
  };
  return (
    <>
      {created && (
        <SecretShown
          secret={created.secret ?? ""}
          onSaved={() => router.push(paths.developer.destination(created.id))}
        />
      )}
      <PlainList<DestinationSummary>
        title="Destinations"
        description="Events leave for these places as they happen: in order for each agreement, again and again until they are taken."
        thing="destination"
        rows={destinations}
        query={{}}
        actions={
          <Button
            variant="primary"
            disabled={whyNotCreate !== null}
            disabledReason={whyNotCreate ?? undefined}
            onClick={() => setCreating(true)}
          >
            Create destination
          </Button>
        }
        empty={
          <>
            <b>No destinations</b>
            <Box padding={{ vertical: "xs" }}>
              Create one to have the account's events sent to a webhook, an EventBridge bus or a file.
            </Box>
          </>
        }
        columns={[
          {
            id: "name",
            header: "Name",
            width: 230,
            cell: ({ id, name, accountName }) => (
              <Stacked below={accountName}>
                <a href={paths.developer.destination(id)}>{name}</a>
              </Stacked>
            ),
          },
          { id: "type", header: "Type", width: 150, cell: ({ type }) => destinationTypeLabels[type] },
          {
            id: "address",
            header: "Address",
            width: 280,
            cell: ({ url }) => <span className="text-lines">{url ?? "–"}</span>,
          },
          {
            id: "state",
            header: "State",
            width: 210,
            cell: (destination) => (
              <Stacked below={destination.lastError}>
                <DestinationStatus {...destination} />
              </Stacked>
            ),
          },
          { id: "pending", header: "Waiting", width: 100, cell: ({ pending }) => pending.toLocaleString("en-US") },
          {
            id: "last",
            header: "Last delivery",
            width: 190,
            cell: ({ lastSentAt }) => (lastSentAt ? <TimeText at={lastSentAt} hasSeconds hasTitle /> : "None yet"),
          },
        ]}
      />
      {isCreating && (
        <CreateModal
          {...{ create, detailTypes, busEndpoint }}
          pattern={pattern ?? ""}
          onCreated={done}
          onCancel={() => setCreating(false)}
        />
      )}
    </>
  );
}
