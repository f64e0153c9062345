"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";

type Props = {
  recipient: { id: string; email: string };
  confirm: (input: { recipientId: string; code: string }) => Promise<Answer<null>>;
  resend: () => void;
  onConfirmed: () => void;
  onCancel: () => void;
};

export default function ConfirmModal({ recipient, confirm, resend, onConfirmed, onCancel }: Props) {
  const [code, setCode] = useState("");
  const { isBusy, submit, fields, error } = useFormAnswer<null>(onConfirmed);
  return (
    <FormModal
      header={`Confirm ${recipient.email}`}
      action="Confirm"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => confirm({ recipientId: recipient.id, code }))}
    >
      <FormField
        label="Code"
        description="Six digits from the newest email to this address."
        errorText={fields.code}
        secondaryControl={<Button onClick={resend}>Send a new code</Button>}
      >
        <Input
          value={code}
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          onChange={({ detail }) => setCode(detail.value)}
        />
      </FormField>
    </FormModal>
  );
}
