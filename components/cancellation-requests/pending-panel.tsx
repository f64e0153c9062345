"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { reasonLabel } from "@/lib/cancellation-requests/labels";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import { LongText } from "../ui/long-text";
import { Moment } from "../ui/moment";
import type { RequestActions } from "./actions";
import { Deadline } from "./deadline";
import { LinkField } from "./link-field";
import { useRequestActions } from "./use-request-actions";

type Props = {
  request: CancellationRequestView;
  url: string | null;
  emailState: string;
  now: Date;
  refusals: { withdraw: string | null; resend: string | null };
  actions: RequestActions;
};

/** The open request of an agreement, in the seller's hands: deadline, link, withdraw, resend. */
export function PendingPanel({ request, url, emailState, now, refusals, actions }: Props) {
  const act = useRequestActions(actions);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              Requested by {request.requestedBy} on <Moment at={request.createdAt} />
            </>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                onClick={() => act.resend(request)}
                disabled={Boolean(refusals.resend)}
                disabledReason={refusals.resend ?? undefined}
                loading={act.isBusy}
              >
                Resend email
              </Button>
              <Button
                onClick={() => act.withdraw(request)}
                disabled={Boolean(refusals.withdraw)}
                disabledReason={refusals.withdraw ?? undefined}
              >
                Withdraw request
              </Button>
            </SpaceBetween>
          }
        >
          Cancellation pending
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Deadline createdAt={request.createdAt} respondBy={request.respondBy} now={now} />
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Reason", value: reasonLabel(request) },
            {
              label: "Message to the buyer",
              value: <LongText text={request.description} />,
            },
            { label: "Email to the buyer", value: emailState },
          ]}
        />
        {url && <LinkField url={url} onCopied={() => void actions.readLink({ requestId: request.id })} />}
      </SpaceBetween>
      {act.dialogues}
    </Container>
  );
}
