"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, useTransition } from "react";
import { formatMoney } from "@/lib/money";
import type { PaymentRequestView } from "@/lib/payment-requests/queries";
import { ModalFooter } from "../ui/modal-footer";
import type { PaymentActions } from "./actions";

type Verb = "accept" | "decline" | "withdraw";
type Props = {
  verb: Verb;
  request: PaymentRequestView;
  actions: PaymentActions;
  onClose: (done: string | null) => void;
};

const words: Record<
  Verb,
  { title: string; text: (amount: string) => string; button: string; done: string; field?: string }
> = {
  accept: {
    title: "Accept payment request?",
    text: (amount) => `${amount} will be charged and invoiced. You can't undo this.`,
    button: "Accept",
    done: "Payment request accepted.",
    field: "Purchase order (optional)",
  },
  decline: {
    title: "Decline payment request?",
    text: (amount) => `${amount} will not be charged. The seller may ask again.`,
    button: "Decline",
    done: "Payment request declined.",
    field: "Reason (optional, the seller sees it)",
  },
  withdraw: {
    title: "Withdraw payment request?",
    text: (amount) => `The buyer can no longer accept ${amount}. You can ask again.`,
    button: "Withdraw",
    done: "Payment request withdrawn.",
  },
};

/** Accept with a purchase order, decline with a reason, or take the request back. */
export default function AnswerModal({ verb, request, actions, onClose }: Props) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const [isBusy, startTransition] = useTransition();
  const { title, text: consequence, button, done, field } = words[verb];
  const submit = () =>
    startTransition(async () => {
      const { error } = await answer(verb, request, text, actions);
      if (error === undefined) onClose(done);
      else setProblem(error);
    });
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={() => onClose(null)}
      footer={
        <ModalFooter onCancel={() => onClose(null)} action={{ children: button, loading: isBusy, onClick: submit }} />
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <Box>
          <b>{request.name}</b>: {consequence(formatMoney(request.amount, request.currency))}
        </Box>
        {field && (
          <FormField label={field}>
            <Input value={text} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        )}
      </SpaceBetween>
    </Modal>
  );
}

function answer(
  verb: Verb,
  { agreementId, id: paymentRequestId }: PaymentRequestView,
  text: string,
  actions: PaymentActions,
) {
  const named = { agreementId, paymentRequestId };
  if (actions.party === "seller") return actions.withdraw(named);
  return verb === "accept"
    ? actions.accept({ ...named, purchaseOrderReference: text })
    : actions.decline({ ...named, rejectionReason: text });
}
