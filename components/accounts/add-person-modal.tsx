"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import type { PersonAdded } from "@/lib/accounts/people";
import { rolesOf } from "@/lib/accounts/schema";
import type { Answer } from "@/lib/answer";
import type { Role } from "@/lib/auth/actor";
import { FormModal } from "./form-modal";
import { RoleSelect } from "./role-select";
import { useFormAnswer } from "./use-form-answer";

type Entered = { accountId: string; name: string; email: string; role: Role | null; password: string };
export type AddMember = (input: Entered) => Promise<Answer<PersonAdded>>;
type Props = {
  account: { id: string; kinds: readonly string[] };
  addMember: AddMember;
  onAdded: (person: PersonAdded) => void;
  onCancel: () => void;
};

export default function AddPersonModal({ account, addMember, onAdded, onCancel }: Props) {
  const fitting = rolesOf(account.kinds);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<Role | null>(fitting.length === 1 ? (fitting[0] ?? null) : null);
  const { isBusy, submit, fields, error } = useFormAnswer<PersonAdded>(onAdded);
  return (
    <FormModal
      header="Add person"
      action="Add person"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => addMember({ accountId: account.id, name, email, role, password }))}
    >
      <FormField label="Name" errorText={fields.name}>
        <Input value={name} autoFocus autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField
        label="Email"
        description="Who signs in with it here already keeps their name and password."
        errorText={fields.email}
      >
        <Input
          value={email}
          type="email"
          inputMode="email"
          autoComplete={false}
          onChange={({ detail }) => setEmail(detail.value)}
        />
      </FormField>
      <FormField label="Role" errorText={fields.role}>
        <RoleSelect kinds={account.kinds} role={role} onChoose={setRole} />
      </FormField>
      <FormField
        label={
          <>
            Initial password <i>- optional</i>
          </>
        }
        description="At least 12 characters. Left empty, one is made up and shown to you once."
        errorText={fields.password}
      >
        <Input
          value={password}
          type="password"
          autoComplete="new-password"
          onChange={({ detail }) => setPassword(detail.value)}
        />
      </FormField>
    </FormModal>
  );
}
