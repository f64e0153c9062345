"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { attempt } from "../ui/attempt";
import { ModalFooter } from "../ui/modal-footer";

type Props = {
  subscription: { id: string; productTitle: string; proposerName: string };
  cancel: (input: { agreementId: string; confirmation: string }) => Promise<Answer<unknown>>;
  onClose: (isCancelled: boolean) => void;
};

/** Ends a pay-as-you-go subscription after a typed word: there is no way back. */
export default function CancelModal({ subscription, cancel, onClose }: Props) {
  const [word, setWord] = useState("");
  const [problem, setProblem] = useState("");
  const [isBusy, startTransition] = useTransition();
  const isTyped = word.trim().toLowerCase() === "confirm";
  const submit = () =>
    startTransition(async () => {
      const { error } = await attempt(() => cancel({ agreementId: subscription.id, confirmation: word }));
      if (error === undefined) onClose(true);
      else setProblem(error);
    });
  return (
    <Modal
      visible
      header={`Cancel ${subscription.productTitle}?`}
      closeAriaLabel="Close"
      onDismiss={() => onClose(false)}
      footer={
        <ModalFooter
          cancelText="Keep subscription"
          onCancel={() => onClose(false)}
          action={{
            children: "Cancel subscription",
            disabled: !isTyped,
            disabledReason: "Type confirm to continue.",
            loading: isBusy,
            onClick: submit,
          }}
        />
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <Box>
          The agreement with {subscription.proposerName} ends now. Cancelling does not stop running resources: clean
          them up first. You can't undo this.
        </Box>
        <FormField label="Type confirm to continue">
          <Input value={word} onChange={({ detail }) => setWord(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
