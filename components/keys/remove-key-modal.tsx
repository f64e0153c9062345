"use client";

import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { TextField } from "../destinations/fields";

type Props = {
  name: string;
  remove: (confirmation: string) => Promise<Answer<null>>;
  onRemoved: () => void;
  onCancel: () => void;
};

export default function RemoveKeyModal({ name, remove, onRemoved, onCancel }: Props) {
  const [word, setWord] = useState("");
  const { isBusy, submit, fields, error } = useFormAnswer<null>(onRemoved);
  return (
    <FormModal
      header={`Delete ${name}?`}
      action="Delete access key"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => remove(word))}
    >
      <p>Calls signed with it are refused from then on. You can't undo this; disabling can be undone.</p>
      <TextField
        label="Type confirm to continue"
        value={word}
        error={fields.confirmation}
        onChange={setWord}
        autoFocus
      />
    </FormModal>
  );
}
