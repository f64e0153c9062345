"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { AgreementRequestView } from "@/lib/agreement-requests/agreement-request";
import { intentLabels } from "@/lib/agreement-requests/labels";
import type { Answer } from "@/lib/answer";
import { calls } from "@/lib/equivalent-call";
import { paths } from "@/lib/paths";
import { CodeButton } from "../code/code-button";
import { useFlashes } from "../shell/flashes";
import { useNavigate } from "../shell/link-navigation";
import { IdText } from "../ui/id-text";

const AcceptModal = dynamic(() => import("./accept-modal"));

type Props = {
  request: AgreementRequestView;
  /** Why this person cannot accept it; null when they can. */
  whyNot: string | null;
  accept: (input: { agreementRequestId: string }) => Promise<Answer<string>>;
};

export function AgreementRequestHeader({ request, whyNot, accept }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const { show } = useFlashes();
  const { navigate } = useNavigate();
  const accepted = (agreementId: string) => {
    show(request.id, { type: "success", content: `${agreementId} is active.` });
    navigate(paths.buy.agreement(agreementId));
  };
  return (
    <>
      <Header
        variant="h1"
        description={<IdText id={request.id} />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CodeButton calls={[calls.acceptAgreementRequest(request.id)]} />
            <Button
              variant="primary"
              disabled={whyNot !== null}
              disabledReason={whyNot ?? undefined}
              onClick={() => setIsAsking(true)}
            >
              Accept
            </Button>
          </SpaceBetween>
        }
      >
        {request.productTitle} – {intentLabels[request.intent].toLowerCase()}
      </Header>
      {isAsking && (
        <AcceptModal request={request} accept={accept} onAccepted={accepted} onClose={() => setIsAsking(false)} />
      )}
    </>
  );
}
