"use client";

import FormField from "@cloudscape-design/components/form-field";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import type { Role } from "@/lib/auth/actor";
import { FormModal } from "./form-modal";
import { RoleSelect } from "./role-select";
import { useFormAnswer } from "./use-form-answer";

export type SetRole = (input: { membershipId: string; role: Role }) => Promise<Answer<unknown>>;
type Props = {
  person: { id: string; name: string; role: Role };
  kinds: readonly string[];
  setRole: SetRole;
  onChanged: (role: Role) => void;
  onCancel: () => void;
};

export default function ChangeRoleModal({ person, kinds, setRole, onChanged, onCancel }: Props) {
  const [role, setChosen] = useState(person.role);
  const { isBusy, submit, fields, error } = useFormAnswer<unknown>(() => onChanged(role));
  return (
    <FormModal
      header={`Change the role of ${person.name}`}
      action="Change role"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => setRole({ membershipId: person.id, role }))}
    >
      <FormField label="Role" errorText={fields.role}>
        <RoleSelect kinds={kinds} role={role} onChoose={setChosen} />
      </FormField>
    </FormModal>
  );
}
