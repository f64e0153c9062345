"use client";

import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { TextField } from "../destinations/fields";

type Props = {
  invite: (input: { name: string; email: string }) => Promise<Answer<null>>;
  onInvited: (email: string) => void;
  onCancel: () => void;
};

export default function InviteModal({ invite, onInvited, onCancel }: Props) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const { isBusy, submit, fields, error } = useFormAnswer<null>(() => onInvited(email.trim()));
  return (
    <FormModal
      header="Add recipient"
      action="Send code"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => invite({ name, email }))}
    >
      <TextField
        label="Name"
        description="A person or a team; emails greet by it."
        value={name}
        error={fields.name}
        onChange={setName}
        autoFocus
      />
      <TextField label="Email" value={email} error={fields.email} onChange={setEmail} />
    </FormModal>
  );
}
