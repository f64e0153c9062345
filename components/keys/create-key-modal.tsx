"use client";

import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import type { KeyCreated } from "@/lib/access-keys/create";
import type { Answer } from "@/lib/answer";
import { type Role, roleLabels } from "@/lib/auth/actor";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { TextField } from "../destinations/fields";

export type Create = (input: Record<string, string>) => Promise<Answer<KeyCreated>>;
type Props = {
  accountId: string;
  isAdmin: boolean;
  roles: Role[];
  create: Create;
  onCreated: (created: KeyCreated) => void;
  onCancel: () => void;
};

const expiries = [
  { value: "", label: "Never", description: "Until somebody disables it" },
  { value: "1", label: "In an hour", description: "With a session token, as temporary credentials have" },
  { value: "12", label: "In 12 hours", description: "With a session token" },
  { value: "36", label: "In 36 hours", description: "With a session token" },
  { value: "720", label: "In 30 days", description: "With a session token" },
];

export default function CreateKeyModal({ accountId, isAdmin, roles, create, onCreated, onCancel }: Props) {
  const [input, setInput] = useState<Record<string, string>>({ name: "", role: roles[0] ?? "", accountId, hours: "" });
  const set = (name: string) => (value: string) => setInput((before) => ({ ...before, [name]: value }));
  const { isBusy, submit, fields, error } = useFormAnswer<KeyCreated>(onCreated);
  const options = roles.map((value) => ({ value, label: roleLabels[value] }));
  return (
    <FormModal
      header="Create access key"
      action="Create access key"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => create(input))}
    >
      <TextField
        label="Name"
        description="What uses the key; timelines show it."
        value={input.name ?? ""}
        error={fields.name}
        onChange={set("name")}
        autoFocus
      />
      {isAdmin && (
        <TextField
          label="Account"
          description="The 12-digit account the key acts for."
          value={input.accountId ?? ""}
          error={fields.accountId}
          onChange={set("accountId")}
        />
      )}
      <FormField label="Role" description="Decides what the key may do." errorText={fields.role}>
        <Select
          selectedOption={options.find(({ value }) => value === input.role) ?? null}
          options={options}
          expandToViewport
          onChange={({ detail }) => set("role")(detail.selectedOption.value ?? "")}
        />
      </FormField>
      <FormField label="Expires" errorText={fields.hours}>
        <Select
          selectedOption={expiries.find(({ value }) => value === input.hours) ?? null}
          options={expiries}
          expandToViewport
          onChange={({ detail }) => set("hours")(detail.selectedOption.value ?? "")}
        />
      </FormField>
    </FormModal>
  );
}
