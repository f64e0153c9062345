"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { accountKindLabels, accountKinds } from "@/lib/accounts/schema";
import type { Answer } from "@/lib/answer";
import { FormModal } from "./form-modal";
import { useFormAnswer } from "./use-form-answer";

export type CreateAccount = (input: { id: string; name: string; kinds: string[] }) => Promise<Answer<{ id: string }>>;
type Props = {
  create: CreateAccount;
  onCreated: (account: { id: string; name: string }) => void;
  onCancel: () => void;
};

export default function CreateAccountModal({ create, onCreated, onCancel }: Props) {
  const [id, setId] = useState("");
  const [name, setName] = useState("");
  const [kinds, setKinds] = useState<string[]>([]);
  const { isBusy, submit, fields, error } = useFormAnswer<{ id: string }>((created) =>
    onCreated({ id: created.id, name: name.trim() }),
  );
  return (
    <FormModal
      header="Create account"
      action="Create account"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => create({ id: id.replace(/[\s-]/g, ""), name, kinds }))}
    >
      <FormField label="Account ID" description="The party's 12-digit account." errorText={fields.id}>
        <Input value={id} inputMode="numeric" autoFocus onChange={({ detail }) => setId(detail.value)} />
      </FormField>
      <FormField label="Name" errorText={fields.name}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label="Kinds" description="What the account does; more than one is possible." errorText={fields.kinds}>
        {accountKinds.map((kind) => (
          <Checkbox
            key={kind}
            checked={kinds.includes(kind)}
            onChange={({ detail }) =>
              setKinds(detail.checked ? [...kinds, kind] : kinds.filter((chosen) => chosen !== kind))
            }
          >
            {accountKindLabels[kind]}
          </Checkbox>
        ))}
      </FormField>
    </FormModal>
  );
}
