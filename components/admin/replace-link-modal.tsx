"use client";

import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, useTransition } from "react";
import { ModalFooter } from "../ui/modal-footer";

type Props = { onReplace: (reason: string) => Promise<void>; onCancel: () => void };

export default function ReplaceLinkModal({ onReplace, onCancel }: Props) {
  const [reason, setReason] = useState("");
  const [isBusy, startTransition] = useTransition();
  const isMissing = !reason.trim();
  return (
    <Modal
      visible
      header="Replace response link?"
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <ModalFooter
          onCancel={onCancel}
          action={{
            children: "Replace response link",
            disabled: isMissing,
            disabledReason: "Say why the link is replaced.",
            loading: isBusy,
            onClick: () => startTransition(() => onReplace(reason.trim())),
          }}
        />
      }
    >
      <SpaceBetween size="m">
        <Box>
          Every link of this request stops working. The buyer's contacts get new ones by email; the seller can copy the
          new shared link.
        </Box>
        <FormField label="Reason" description="Kept in the request's activity.">
          <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
