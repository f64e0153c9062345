"use client";

import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import { faultErrors } from "@/lib/api-simulation/simulation";
import { FormModal } from "../accounts/form-modal";
import { useFormAnswer } from "../accounts/use-form-answer";
import { TextField } from "../destinations/fields";

type Props = {
  operationNames: string[];
  add: (input: Record<string, string | null>) => Promise<Answer<null>>;
  onAdded: () => void;
  onCancel: () => void;
};

const errors = [...faultErrors.map((value) => ({ value, label: value })), { value: "", label: "None, only the delay" }];

export default function FaultModal({ operationNames, add, onAdded, onCancel }: Props) {
  const [input, setInput] = useState<Record<string, string>>({
    operation: "*",
    error: faultErrors[0],
    percent: "10",
    delayMs: "0",
  });
  const set = (name: string) => (value: string) => setInput((before) => ({ ...before, [name]: value }));
  const { isBusy, submit, fields, error } = useFormAnswer<null>(onAdded);
  const options = [
    { value: "*", label: "Every operation" },
    ...operationNames.map((value) => ({ value, label: value })),
  ];
  return (
    <FormModal
      header="Add fault"
      action="Add fault"
      {...{ isBusy, error, onCancel }}
      onSubmit={() => submit(() => add({ ...input, error: input.error || null }))}
    >
      <FormField label="Operation" errorText={fields.operation}>
        <Select
          filteringType="auto"
          selectedOption={options.find(({ value }) => value === input.operation) ?? null}
          options={options}
          expandToViewport
          onChange={({ detail }) => set("operation")(detail.selectedOption.value ?? "*")}
        />
      </FormField>
      <FormField label="Error" errorText={fields.error}>
        <Select
          selectedOption={errors.find(({ value }) => value === input.error) ?? null}
          options={errors}
          expandToViewport
          onChange={({ detail }) => set("error")(detail.selectedOption.value ?? "")}
        />
      </FormField>
      <TextField
        label="Percent of calls"
        value={input.percent ?? ""}
        error={fields.percent}
        onChange={set("percent")}
      />
      <TextField
        label="Delay in milliseconds"
        value={input.delayMs ?? ""}
        error={fields.delayMs}
        onChange={set("delayMs")}
      />
    </FormModal>
  );
}
