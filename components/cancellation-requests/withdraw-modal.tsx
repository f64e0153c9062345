"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState, useTransition } from "react";
import { attempt } from "../ui/attempt";
import { charactersLeft } from "../ui/characters-left";
import { ModalFooter } from "../ui/modal-footer";
import type { RequestActions } from "./actions";

type Props = {
  request: { id: string; agreementId: string; productTitle: string; acceptorName: string };
  withdraw: RequestActions["withdraw"];
  onClose: (withdrawn: boolean) => void;
};

/** Asks for the reason and withdraws; when the buyer or the deadline was faster, it says so instead. */
export default function WithdrawModal({ request, withdraw, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ field?: string; unsent?: string; tooLate?: string }>({});
  const [isSending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const answer = await attempt(() => withdraw({ requestId: request.id, cancellationReason: reason }));
      if (answer.error === undefined) return onClose(true);
      const field = answer.fields.cancellationReason;
      setProblem(field ? { field } : answer.isUnsent ? { unsent: answer.error } : { tooLate: answer.error });
    });
  return (
    <Modal
      visible
      header={problem.tooLate ? "Too late to withdraw" : "Withdraw cancellation request?"}
      closeAriaLabel="Close"
      onDismiss={() => onClose(false)}
      footer={
        <ModalFooter
          cancelText={problem.tooLate ? "Close" : "Cancel"}
          onCancel={() => onClose(false)}
          action={
            problem.tooLate
              ? undefined
              : {
                  children: "Withdraw request",
                  loading: isSending,
                  loadingText: "Withdrawing request…",
                  onClick: submit,
                }
          }
        />
      }
    >
      {problem.tooLate ? (
        <Alert type="warning">{problem.tooLate}</Alert>
      ) : (
        <SpaceBetween size="m">
          {problem.unsent && <Alert type="error">{problem.unsent}</Alert>}
          <Box>
            Request <b>{request.id}</b> for {request.productTitle} will be closed and {request.acceptorName} can no
            longer respond. The agreement stays active. You can make a new request later.
          </Box>
          <FormField
            label="Reason for withdrawing"
            description="The buyer sees this reason."
            constraintText={charactersLeft(reason)}
            errorText={problem.field}
          >
            <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} rows={4} />
          </FormField>
        </SpaceBetween>
      )}
    </Modal>
  );
}
