"use client";

import { useState } from "react";
import type { Answer } from "@/lib/answer";
import type { Destination } from "@/lib/destinations/destination";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { EventFilter, TextField } from "./fields";

type Props = {
  destination: Destination;
  detailTypes: readonly string[];
  edit: (input: Record<string, string>) => Promise<Answer<null>>;
  onChanged: () => void;
  onCancel: () => void;
};

export default function EditModal({ destination, detailTypes, edit, onChanged, onCancel }: Props) {
  const [name, setName] = useState(destination.name);
  const [url, setUrl] = useState(destination.url ?? "");
  const [pattern, setPattern] = useState(JSON.stringify(destination.pattern, null, 2));
  const { isBusy, submit, fields, error } = useFormAnswer<null>(onChanged);
  return (
    <FormModal
      header={`Edit ${destination.name}`}
      action="Save changes"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => edit({ destinationId: destination.id, name, url, pattern }))}
    >
      <TextField label="Name" value={name} error={fields.name} onChange={setName} autoFocus />
      {destination.type !== "FILE" && (
        <TextField
          label={destination.type === "WEBHOOK" ? "Address" : "Endpoint – optional"}
          description="What waits goes to the new address."
          value={url}
          error={fields.url}
          onChange={setUrl}
        />
      )}
      <EventFilter pattern={pattern} detailTypes={detailTypes} error={fields.pattern} onChange={setPattern} />
    </FormModal>
  );
}
