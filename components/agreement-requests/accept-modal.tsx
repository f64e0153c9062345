"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, useTransition } from "react";
import type { AgreementRequestView } from "@/lib/agreement-requests/agreement-request";
import type { Intent } from "@/lib/agreement-requests/states";
import type { Answer } from "@/lib/answer";
import { formatMoney } from "@/lib/money";
import { ModalFooter } from "../ui/modal-footer";

type Props = {
  request: AgreementRequestView;
  accept: (input: { agreementRequestId: string }) => Promise<Answer<string>>;
  onAccepted: (agreementId: string) => void;
  onClose: () => void;
};

const consequences: Record<Intent, (request: AgreementRequestView) => string> = {
  NEW: ({ proposerName }) => `You enter into an agreement with ${proposerName}.`,
  AMEND: ({ sourceAgreementId }) => `Agreement ${sourceAgreementId} changes now.`,
  REPLACE: ({ sourceAgreementId }) => `Agreement ${sourceAgreementId} ends now, and a new one takes its place.`,
};

/** The last question before the account is committed. */
export default function AcceptModal({ request, accept, onAccepted, onClose }: Props) {
  const [problem, setProblem] = useState("");
  const [isBusy, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const { ok, error } = await accept({ agreementRequestId: request.id });
      if (ok === undefined) setProblem(error ?? "");
      else onAccepted(ok);
    });
  const { newAgreementValue, currencyCode } = request.chargeSummary;
  return (
    <Modal
      visible
      header="Accept this agreement request?"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={<ModalFooter onCancel={onClose} action={{ children: "Accept", loading: isBusy, onClick: submit }} />}
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <Box>
          {consequences[request.intent](request)} Its value is {formatMoney(newAgreementValue, currencyCode)} without
          tax. You can't undo this.
        </Box>
      </SpaceBetween>
    </Modal>
  );
}
