"use client";

import Wizard from "@cloudscape-design/components/wizard";
import dynamic from "next/dynamic";
import { useState, useTransition } from "react";
import type { Agreement } from "@/lib/agreements/agreement";
import type { ChargeView } from "@/lib/agreements/queries";
import type { Answer } from "@/lib/answer";
import { paths } from "@/lib/paths";
import { useNavigate } from "../shell/link-navigation";
import { attempt } from "../ui/attempt";
import { useLeaveWarning } from "../ui/use-leave-warning";
import { type Draft, type DraftProblems, draftProblems } from "./request-draft";
import { DetailsStep, ReviewStep } from "./request-wizard-steps";

const LeaveModal = dynamic(() => import("../ui/leave-modal"));

export type WizardFacts = {
  agreement: Agreement;
  nextCharge: ChargeView | null;
  notified: { seller: string[]; buyer: string[] };
  /** When the seven days would end if it were sent now. */
  wouldEndAt: Date;
};
type Props = WizardFacts & {
  clientToken: string;
  send: (input: Draft & { agreementId: string; clientToken: string }) => Promise<Answer<{ id: string }>>;
};

/** Two steps and a result: what is cancelled and why, then a last look. One token makes one request, however often it is sent. */
export function RequestWizard({ clientToken, send, ...facts }: Props) {
  const { agreement } = facts;
  const { navigate } = useNavigate();
  const [draft, setDraft] = useState<Draft>({ reason: "", description: "" });
  const [step, setStep] = useState(0);
  const [problems, setProblems] = useState<DraftProblems>({});
  const [refusal, setRefusal] = useState("");
  const [isLeaving, setLeaving] = useState(false);
  const [isSending, startTransition] = useTransition();
  const isDirty = Boolean(draft.reason || draft.description);
  const stopWarning = useLeaveWarning(isDirty);

  const goTo = (wanted: number) => {
    const found = draftProblems(draft);
    setProblems(found);
    if (wanted === 0 || !Object.keys(found).length) setStep(wanted);
  };
  const submit = () =>
    startTransition(async () => {
      setRefusal("");
      const answer = await attempt(() => send({ ...draft, agreementId: agreement.id, clientToken }));
      if (answer.error !== undefined) return setRefusal(answer.error);
      stopWarning();
      navigate(paths.sell.cancellationRequestSent(answer.ok.id));
    });
  const cancel = () => (isDirty ? setLeaving(true) : navigate(paths.sell.agreement(agreement.id)));

  return (
    <>
      <Wizard
        activeStepIndex={step}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onSubmit={submit}
        onCancel={cancel}
        isLoadingNextStep={isSending}
        submitButtonText="Submit request"
        i18nStrings={{
          stepNumberLabel: (number) => `Step ${number}`,
          collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
          navigationAriaLabel: "Steps",
          cancelButton: "Cancel",
          previousButton: "Previous",
          nextButton: "Next",
          submitButtonLoadingAnnouncement: "Submitting request…",
          errorIconAriaLabel: "Error",
        }}
        steps={[
          {
            title: "Cancellation details",
            description: "The buyer has seven days to answer. No answer means approved.",
            content: (
              <DetailsStep
                {...facts}
                draft={draft}
                problems={problems}
                onChange={(change) => setDraft((draft) => ({ ...draft, ...change }))}
              />
            ),
          },
          {
            title: "Review and submit",
            content: (
              <ReviewStep
                {...facts}
                clientToken={clientToken}
                draft={draft}
                refusal={refusal}
                onEdit={() => setStep(0)}
              />
            ),
          },
        ]}
      />
      {isLeaving && (
        <LeaveModal
          onStay={() => setLeaving(false)}
          onLeave={() => {
            stopWarning();
            navigate(paths.sell.agreement(agreement.id));
          }}
        />
      )}
    </>
  );
}
