"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "./form-modal";
import { useFormAnswer } from "./use-form-answer";

export type AddAddress = (input: { accountId: string; name: string; email: string }) => Promise<Answer<unknown>>;
type Props = { accountId: string; addAddress: AddAddress; onAdded: (email: string) => void; onCancel: () => void };

export default function AddAddressModal({ accountId, addAddress, onAdded, onCancel }: Props) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const { isBusy, submit, fields, error } = useFormAnswer<unknown>(() => onAdded(email.trim()));
  return (
    <FormModal
      header="Add notification address"
      action="Add address"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => addAddress({ accountId, name, email }))}
    >
      <FormField label="Name" description="A person or a team; emails greet by it." errorText={fields.name}>
        <Input value={name} autoFocus onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label="Email" errorText={fields.email}>
        <Input value={email} type="email" inputMode="email" onChange={({ detail }) => setEmail(detail.value)} />
      </FormField>
    </FormModal>
  );
}
