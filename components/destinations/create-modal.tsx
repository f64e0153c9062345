"use client";

import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import type { DestinationCreated } from "@/lib/destinations/create";
import { type DestinationType, defaultSource, destinationTypeLabels } from "@/lib/destinations/destination";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { EventFilter, TextField } from "./fields";

export type Create = (input: Record<string, string>) => Promise<Answer<DestinationCreated>>;
type Props = {
  create: Create;
  detailTypes: readonly string[];
  pattern: string;
  busEndpoint: string | null;
  onCreated: (created: DestinationCreated) => void;
  onCancel: () => void;
};

const descriptions: Record<DestinationType, string> = {
  WEBHOOK: "Posts each event as JSON to an address of yours, signed.",
  EVENTBRIDGE: "Puts events on a bus of yours, at AWS or at an emulator.",
  FILE: "Appends each event as a line to a file on the portal's machine; download it here.",
};
const types = Object.entries(destinationTypeLabels).map(([value, label]) => ({
  value,
  label,
  description: descriptions[value as DestinationType],
}));

export default function CreateModal({ create, detailTypes, pattern, busEndpoint, onCreated, onCancel }: Props) {
  const [input, setInput] = useState<Record<string, string>>({
    type: "WEBHOOK",
    name: "",
    pattern: pattern || "{}",
    region: "us-east-1",
    bus: "default",
    source: defaultSource,
  });
  const set = (change: Record<string, string>) => setInput((before) => ({ ...before, ...change }));
  const field = (name: string) => ({ value: input[name] ?? "", onChange: (value: string) => set({ [name]: value }) });
  const { isBusy, submit, fields, error } = useFormAnswer<DestinationCreated>(onCreated);
  const errorOf = (name: string) => ({ error: fields[name] });
  return (
    <FormModal
      header="Create destination"
      action="Create destination"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => create(input))}
    >
      <TextField label="Name" {...field("name")} {...errorOf("name")} autoFocus />
      <FormField label="Type" errorText={fields.type}>
        <RadioGroup value={input.type ?? ""} items={types} onChange={({ detail }) => set({ type: detail.value })} />
      </FormField>
      {input.type === "WEBHOOK" && (
        <TextField
          label="Address"
          description="It answers with a status of 200 to 299 when it has taken an event, within 10 seconds."
          placeholder="https://example.com/events"
          {...field("url")}
          {...errorOf("url")}
        />
      )}
      {input.type === "EVENTBRIDGE" && (
        <>
          <TextField
            label="Endpoint – optional"
            description={
              busEndpoint
                ? `Empty: ${busEndpoint}, as EVENTBRIDGE_ENDPOINT says.`
                : "Empty: AWS's own endpoint of the region."
            }
            placeholder="http://localhost:4566"
            {...field("url")}
            {...errorOf("url")}
          />
          <TextField label="Region" {...field("region")} {...errorOf("region")} />
          <TextField label="Bus" description="Its name or ARN." {...field("bus")} {...errorOf("bus")} />
          <TextField
            label="Source"
            description={
              'Real buses refuse sources that begin with "aws.", so events go out under a name of their own.'
            }
            {...field("source")}
            {...errorOf("source")}
          />
          <TextField
            label="Access key ID – optional"
            description="Empty: the credentials of the portal's machine."
            {...field("accessKeyId")}
            {...errorOf("accessKeyId")}
          />
          <TextField
            label="Secret access key – optional"
            isSecret
            {...field("secretAccessKey")}
            {...errorOf("secretAccessKey")}
          />
        </>
      )}
      <EventFilter
        pattern={input.pattern ?? ""}
        detailTypes={detailTypes}
        error={fields.pattern}
        onChange={(value) => set({ pattern: value })}
      />
      {input.type === "WEBHOOK" && (
        <Alert type="info">
          To receive on your own machine behind a router, forward a public address to it, for example:{" "}
          <code>ssh -R 80:localhost:8080 localhost.run</code>. A sandbox also posts to http://localhost.
        </Alert>
      )}
    </FormModal>
  );
}
