"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { AgreementView } from "@/lib/agreements/queries";
import { calls } from "@/lib/equivalent-call";
import { formatTimeLeft } from "@/lib/format";
import { paths } from "@/lib/paths";
import { CodeButton } from "../code/code-button";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";

/** The buyer's agreement: what it is, and what they must decide about it. */
export function BuyerAgreementHeader({ agreement, now }: { agreement: AgreementView; now: Date }) {
  const { pendingRequestId, pendingRespondBy, proposerName, productTitle } = agreement;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={<IdText id={agreement.id} />}
        actions={<CodeButton calls={[calls.describeAgreement(agreement.id)]} />}
      >
        {productTitle} – {proposerName}
      </Header>
      {pendingRequestId && pendingRespondBy && (
        <Alert
          type="warning"
          header={`${proposerName} asks to cancel this agreement`}
          action={
            <Button variant="primary" href={paths.buy.cancellationRequest(pendingRequestId)}>
              Review request
            </Button>
          }
        >
          Respond by <Moment at={pendingRespondBy} /> · {formatTimeLeft(pendingRespondBy, now)}. If you don't respond,
          the cancellation is approved automatically.
        </Alert>
      )}
    </SpaceBetween>
  );
}
