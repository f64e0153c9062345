"use client";

import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState, useTransition } from "react";
import { formatMoney } from "@/lib/money";
import type { VariablePaymentTerm } from "@/lib/payment-requests/queries";
import { charactersLeft } from "../ui/characters-left";
import { ModalFooter } from "../ui/modal-footer";
import type { PaymentActions } from "./actions";

type Props = {
  agreementId: string;
  term: VariablePaymentTerm;
  send: Extract<PaymentActions, { party: "seller" }>["request"];
  onClose: (done: string | null) => void;
};

/** Asks for a name, an amount and what it is for. Sent twice by accident, it asks once. */
export default function RequestModal({ agreementId, term, send, onClose }: Props) {
  const [form, setForm] = useState({ name: "", amount: "", description: "" });
  const [clientToken] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<{ error: string; fields: Record<string, string> } | null>(null);
  const [isSending, startTransition] = useTransition();
  const set = (field: keyof typeof form) => (event: { detail: { value: string } }) =>
    setForm({ ...form, [field]: event.detail.value });
  const submit = () =>
    startTransition(async () => {
      const answer = await send({ ...form, agreementId, termId: term.id, clientToken });
      if (answer.error === undefined) onClose("Payment requested. The buyer sees it on the agreement's page.");
      else setProblem(answer);
    });
  const fields = problem?.fields ?? {};
  const left = formatMoney(term.remaining, term.currency);
  return (
    <Modal
      visible
      header="Request payment"
      closeAriaLabel="Close"
      onDismiss={() => onClose(null)}
      footer={
        <ModalFooter
          onCancel={() => onClose(null)}
          action={{ children: "Request payment", loading: isSending, onClick: submit }}
        />
      }
    >
      <SpaceBetween size="m">
        {problem && !Object.keys(fields).length && <Alert type="error">{problem.error}</Alert>}
        <FormField label="Name" constraintText="5 to 64 characters." errorText={fields.name}>
          <Input value={form.name} onChange={set("name")} placeholder="Milestone 1: data model" />
        </FormField>
        <FormField
          label={`Amount (${term.currency})`}
          constraintText={`At most ${left}, without tax.`}
          errorText={fields.chargeAmount ?? fields.amount}
        >
          <Input value={form.amount} onChange={set("amount")} inputMode="decimal" />
        </FormField>
        <FormField
          label="Deliverables or description (optional)"
          constraintText={charactersLeft(form.description)}
          errorText={fields.description}
        >
          <Textarea value={form.description} onChange={set("description")} rows={4} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
