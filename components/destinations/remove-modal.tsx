"use client";

import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { TextField } from "./fields";

type Props = {
  name: string;
  remove: (confirmation: string) => Promise<Answer<null>>;
  onRemoved: () => void;
  onCancel: () => void;
};

export default function RemoveModal({ name, remove, onRemoved, onCancel }: Props) {
  const [word, setWord] = useState("");
  const { isBusy, submit, fields, error } = useFormAnswer<null>(onRemoved);
  return (
    <FormModal
      header={`Delete ${name}?`}
      action="Delete destination"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => remove(word))}
    >
      <p>What still waits for it is deleted as well, and the record of its deliveries. You can't undo this.</p>
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
