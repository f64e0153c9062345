"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";

export type SendTestMail = (input: { to: string }) => Promise<Answer<unknown>>;
type Props = { to: string; send: SendTestMail; onSent: (to: string) => void; onCancel: () => void };

export default function TestMailModal({ to, send, onSent, onCancel }: Props) {
  const [email, setEmail] = useState(to);
  const { isBusy, submit, fields, error } = useFormAnswer<unknown>(() => onSent(email.trim()));
  return (
    <FormModal
      header="Send test mail"
      action="Send test mail"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => send({ to: email }))}
    >
      <FormField
        label="Send to"
        description="It goes to the mail server at once and is not kept in the mailbox."
        errorText={fields.to}
      >
        <Input
          value={email}
          type="email"
          inputMode="email"
          autoFocus
          onChange={({ detail }) => setEmail(detail.value)}
        />
      </FormField>
    </FormModal>
  );
}
