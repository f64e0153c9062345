"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import Toggle from "@cloudscape-design/components/toggle";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { type MailGroup, mailGroupLabels, mailGroups } from "@/lib/events/mail-groups";
import type { ExtraRecipient } from "@/lib/recipients/queries";
import { useFlashes } from "../shell/flashes";

const InviteModal = dynamic(() => import("./invite-modal"));
const ConfirmModal = dynamic(() => import("./confirm-modal"));

export type RecipientActions = {
  invite: (input: { name: string; email: string }) => Promise<Answer<null>>;
  resendCode: (input: { recipientId: string }) => Promise<Answer<null>>;
  confirm: (input: { recipientId: string; code: string }) => Promise<Answer<null>>;
  remove: (input: { recipientId: string }) => Promise<Answer<null>>;
  setGroup: (input: { group: MailGroup; isOn: boolean }) => Promise<Answer<null>>;
};
type Props = {
  accountName: string;
  contacts: { id: string; name: string; email: string }[];
  groups: Record<MailGroup, boolean>;
  recipients: ExtraRecipient[];
  optOuts: { email: string; mailGroup: MailGroup }[];
  whyNotChange: string | null;
  actions: RecipientActions;
};

const always = [
  { label: "Requests to the buyer", why: "Always sent: the buyer needs this to respond." },
  { label: "Failed requests", why: "Always sent to whoever made the request: nobody else is told." },
  { label: "Codes", why: "Always sent: somebody has just asked for one." },
];

/** Which mails an account gets, and which addresses it informs beside its contacts. */
export function NotificationSettings(props: Props) {
  const { accountName, contacts, groups, recipients, optOuts, whyNotChange, actions } = props;
  const router = useRouter();
  const { show } = useFlashes();
  const [open, setOpen] = useState<{ name: "invite" } | { name: "confirm"; recipient: ExtraRecipient } | null>(null);
  const [isBusy, startTransition] = useTransition();
  const act = (work: () => Promise<Answer<null>>, content: string) =>
    startTransition(async () => {
      const { error } = await work();
      show("settings", error ? { type: "error", content: error } : { type: "success", content });
      router.refresh();
    });
  const done = (content: string) => {
    setOpen(null);
    show("settings", { type: "success", content });
    router.refresh();
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={`What ${accountName} is told by email, and where.`}>
        Notification settings
      </Header>
      <Container
        header={
          <Header
            variant="h2"
            description="For everybody at the account. Each mail also has a link to stop its group for one address."
          >
            Emails
          </Header>
        }
      >
        <SpaceBetween size="m">
          <div>
            {always.map(({ label, why }) => (
              <p key={label}>
                <b>{label}.</b> {why}
              </p>
            ))}
          </div>
          {whyNotChange && <Alert type="info">{whyNotChange}</Alert>}
          {mailGroups.map((group) => (
            <Toggle
              key={group}
              checked={groups[group]}
              disabled={whyNotChange !== null || isBusy}
              description={mailGroupLabels[group].description}
              onChange={({ detail }) =>
                act(
                  () => actions.setGroup({ group, isOn: detail.checked }),
                  `${mailGroupLabels[group].label}: emails are ${detail.checked ? "on" : "off"}.`,
                )
              }
            >
              {mailGroupLabels[group].label}
            </Toggle>
          ))}
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="An administrator of the portal changes them. A buyer's contacts can decide by the link in their email."
          >
            Contacts
          </Header>
        }
      >
        {contacts.length ? (
          <ul>
            {contacts.map(({ id, name, email }) => (
              <li key={id}>
                {name}, {email}
              </li>
            ))}
          </ul>
        ) : (
          "No contact. Nobody at this account is told by email."
        )}
      </Container>
      <Table<ExtraRecipient>
        header={
          <Header
            variant="h2"
            counter={`(${recipients.length}/10)`}
            description="They are informed of the same things, but decide nothing. Each address is confirmed by a code first."
            actions={
              <Button
                disabled={whyNotChange !== null}
                disabledReason={whyNotChange ?? undefined}
                onClick={() => setOpen({ name: "invite" })}
              >
                Add recipient
              </Button>
            }
          >
            Extra recipients
          </Header>
        }
        items={recipients}
        trackBy="id"
        wrapLines
        empty="No extra recipients."
        ariaLabels={{ tableLabel: "Extra recipients" }}
        columnDefinitions={[
          { id: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          { id: "email", header: "Email", cell: ({ email }) => <span className="text-lines">{email}</span> },
          { id: "state", header: "State", cell: (recipient) => <RecipientState {...recipient} optOuts={optOuts} /> },
          {
            id: "actions",
            header: "Actions",
            cell: (recipient) =>
              whyNotChange === null && (
                <SpaceBetween direction="horizontal" size="xs">
                  {!recipient.confirmedAt && (
                    <Button
                      variant="inline-link"
                      ariaLabel={`Enter the code for ${recipient.email}`}
                      onClick={() => setOpen({ name: "confirm", recipient })}
                    >
                      Enter code
                    </Button>
                  )}
                  <Button
                    variant="inline-link"
                    ariaLabel={`Remove ${recipient.email}`}
                    onClick={() =>
                      act(
                        () => actions.remove({ recipientId: recipient.id }),
                        `${recipient.email} is no longer informed.`,
                      )
                    }
                  >
                    Remove
                  </Button>
                </SpaceBetween>
              ),
          },
        ]}
      />
      {open?.name === "invite" && (
        <InviteModal
          invite={actions.invite}
          onCancel={() => setOpen(null)}
          onInvited={(email) => done(`A code is on its way to ${email}. Enter it here to confirm the address.`)}
        />
      )}
      {open?.name === "confirm" && (
        <ConfirmModal
          recipient={open.recipient}
          confirm={actions.confirm}
          resend={() => act(() => actions.resendCode({ recipientId: open.recipient.id }), "A new code is on its way.")}
          onCancel={() => setOpen(null)}
          onConfirmed={() => done(`${open.recipient.email} is informed from now on.`)}
        />
      )}
    </SpaceBetween>
  );
}

function RecipientState({ email, confirmedAt, optOuts }: ExtraRecipient & { optOuts: Props["optOuts"] }) {
  if (!confirmedAt) return <StatusIndicator type="pending">To be confirmed</StatusIndicator>;
  const stopped = optOuts.filter((one) => one.email === email).map(({ mailGroup }) => mailGroupLabels[mailGroup].label);
  return (
    <>
      <StatusIndicator type="success">Confirmed</StatusIndicator>
      {stopped.length > 0 && (
        <Box variant="small" color="text-body-secondary" display="block">
          Stopped: {stopped.join(", ")}
        </Box>
      )}
    </>
  );
}
