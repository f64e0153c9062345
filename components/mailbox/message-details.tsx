"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { mailKindLabels } from "@/lib/cancellation-requests/emails-labels";
import type { MessageView } from "@/lib/deliveries/mail";
import { formatRelative, plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import { MessageParts } from "./message-parts";
import { MailState } from "./state";

export type Message = Omit<MessageView, "html">;
type Props = {
  message: Message;
  hasHtml: boolean;
  isSandbox: boolean;
  /** Machine time: what the tries to send run on. */
  realNow: Date;
  tryAgain: (input: { messageId: string }) => Promise<Answer<unknown>>;
  /** Absent for those who may only read. */
  markBounced?: (input: { messageId: string }) => Promise<Answer<unknown>>;
};

/** One mail: what became of it, and what it says. */
export function MessageDetails({ message, hasHtml, isSandbox, realNow, tryAgain, markBounced }: Props) {
  const { show } = useFlashes();
  const [isBusy, startTransition] = useTransition();
  const { id, state, requestId, agreementId } = message;
  const objectId = requestId ?? agreementId;
  const run = (work: (input: { messageId: string }) => Promise<Answer<unknown>>, done: string) => () =>
    startTransition(async () => {
      const { error } = await attempt(() => work({ messageId: id }));
      show(id, error === undefined ? { type: "success", content: done } : { type: "error", content: error });
    });
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {markBounced && (
              <Button
                loading={isBusy}
                disabled={state === "BOUNCED" || state === "PENDING"}
                disabledReason={
                  state === "BOUNCED" ? "It is marked as bounced already." : "Only emails that were sent can bounce."
                }
                onClick={run(markBounced, `The email to ${message.recipient} is marked as bounced.`)}
              >
                Mark as bounced
              </Button>
            )}
            <Button
              loading={isBusy}
              disabled={state === "SENT"}
              disabledReason="It was sent. Only emails that wait, failed or bounced can be tried again."
              onClick={run(tryAgain, `The email to ${message.recipient} is first in line again.`)}
            >
              Try again
            </Button>
          </SpaceBetween>
        }
      >
        {message.subject ?? "Not written yet"}
      </Header>
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: "To",
              value: <Stacked below={`${message.recipientName}, ${message.party}`}>{message.recipient}</Stacked>,
            },
            { label: "Kind", value: mailKindLabels[message.kind] ?? message.kind },
            {
              label: "State",
              value: (
                <Stacked below={stateDetail(message, realNow)}>
                  <MailState state={state} />
                </Stacked>
              ),
            },
            { label: "Written", value: <Moment at={message.createdAt} /> },
            {
              label: "Sent (real time)",
              value: message.sentAt ? <Moment at={message.sentAt} /> : "Not yet",
            },
            { label: "About", value: objectId ? <IdText id={objectId} href={paths.go(objectId)} /> : "Nothing else" },
          ]}
        />
      </Container>
      {isSandbox || hasHtml ? (
        <MessageParts message={message} hasHtml={hasHtml} />
      ) : (
        <Alert type="info" header="The contents are not kept">
          A production portal keeps who got which email and when, but not what it said.
        </Alert>
      )}
    </SpaceBetween>
  );
}

function stateDetail({ state, attempts, lastError, nextAttemptAt }: Message, realNow: Date) {
  if (state === "SENT") return attempts > 1 && plural(attempts, "try", "tries");
  const tried =
    attempts > 0 ? `${plural(attempts, "try", "tries")}${lastError ? `: ${lastError}` : ""}` : "Not tried yet";
  return state === "PENDING" ? `${tried}. Next ${formatRelative(nextAttemptAt, realNow)}.` : tried;
}
