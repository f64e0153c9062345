"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import { useState } from "react";
import { ModalFooter } from "../ui/modal-footer";

type Props = { onSave: (name: string) => void; onCancel: () => void };

export default function SaveFilterSet({ onSave, onCancel }: Props) {
  const [name, setName] = useState("");
  const problem = name.trim().length > 60 ? "Use at most 60 characters." : "";
  const save = () => name.trim() && !problem && onSave(name.trim());
  return (
    <Modal
      visible
      header="Save filter set"
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <ModalFooter
          onCancel={onCancel}
          action={{ children: "Save filter set", disabled: !name.trim() || Boolean(problem), onClick: save }}
        />
      }
    >
      <FormField
        label="Name"
        errorText={problem}
        description="Filters, sort order, page size and columns are saved. Only you see it."
      >
        <Input
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          onKeyDown={({ detail }) => {
            if (detail.key === "Enter") save();
          }}
        />
      </FormField>
    </Modal>
  );
}
