"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { PersonAdded } from "@/lib/accounts/people";
import type { AccountView } from "@/lib/accounts/queries";
import { accountKindLabels } from "@/lib/accounts/schema";
import type { ViewHat } from "@/lib/accounts/view-as";
import type { Answer } from "@/lib/answer";
import { roleLabels } from "@/lib/auth/actor";
import { formatInstant } from "@/lib/format";
import { paths } from "@/lib/paths";
import { type OpenView, useViewAs } from "../admin/use-view-as";
import { InfoLink } from "../help/info-link";
import { useFlashes } from "../shell/flashes";
import { useDates } from "../ui/dates";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import type { AddAddress } from "./add-address-modal";
import type { AddMember } from "./add-person-modal";
import type { SetRole } from "./change-role-modal";

const AddPersonModal = dynamic(() => import("./add-person-modal"));
const AddAddressModal = dynamic(() => import("./add-address-modal"));
const ChangeRoleModal = dynamic(() => import("./change-role-modal"));
const RemoveModal = dynamic(() => import("./remove-modal"));

type Person = AccountView["people"][number];
type Contact = AccountView["contacts"][number];
export type AccountActions = {
  addAddress: AddAddress;
  removeAddress: (input: { accountId: string; contactId: string }) => Promise<Answer<unknown>>;
  addMember: AddMember;
  setRole: SetRole;
  removeMember: (input: { membershipId: string }) => Promise<Answer<unknown>>;
  openAccount: OpenView<{ accountId: string; hat: ViewHat }>;
};
type Dialogue =
  | { name: "addPerson" | "addAddress" }
  | { name: "changeRole" | "removePerson"; person: Person }
  | { name: "removeAddress"; contact: Contact };
type Props = { account: AccountView; actions: AccountActions };

/** One party: who acts for it, and which addresses are told. */
export function AccountDetails({ account, actions }: Props) {
  const [open, setOpen] = useState<Dialogue | null>(null);
  const [added, setAdded] = useState<PersonAdded | null>(null);
  const { show } = useFlashes();
  const { view, isBusy } = useViewAs(actions.openAccount);
  const close = () => setOpen(null);
  const done = (content: string) => {
    close();
    show("account", { type: "success", content });
  };
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<InfoLink section="view-as" about="viewing as an account" />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {account.kinds.flatMap((kind) =>
              kind === "admin" ? (
                []
              ) : (
                <Button key={kind} loading={isBusy} onClick={() => view({ accountId: account.id, hat: kind })}>
                  View as {accountKindLabels[kind].toLowerCase()}
                </Button>
              ),
            )}
          </SpaceBetween>
        }
      >
        {account.name}
      </Header>
      {added?.password && <NewPassword added={added} onDismiss={() => setAdded(null)} />}
      <Container>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Account ID", value: <IdText id={account.id} /> },
            { label: "Kinds", value: account.kinds.map((kind) => accountKindLabels[kind]).join(", ") },
            {
              label: "Agreements",
              value: account.agreements > 1000 ? "1,000+" : account.agreements.toLocaleString("en-US"),
            },
            { label: "Created", value: <Moment at={account.createdAt} /> },
          ]}
        />
      </Container>
      <Table<Person>
        header={
          <Header
            variant="h2"
            counter={`(${account.people.length})`}
            description="They sign in and act for this account as far as their role allows."
            actions={<Button onClick={() => setOpen({ name: "addPerson" })}>Add person</Button>}
          >
            People
          </Header>
        }
        items={account.people}
        trackBy="id"
        wrapLines
        empty="Nobody can sign in for this account yet."
        ariaLabels={{ tableLabel: "People" }}
        columnDefinitions={[
          { id: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          { id: "email", header: "Email", cell: ({ email }) => <span className="text-lines">{email}</span> },
          { id: "role", header: "Role", cell: ({ role }) => roleLabels[role] },
          {
            id: "actions",
            header: "Actions",
            cell: (person) => (
              <ButtonDropdown
                variant="inline-icon"
                ariaLabel={`Actions for ${person.name}`}
                expandToViewport
                items={[
                  { id: "changeRole", text: "Change role" },
                  { id: "removePerson", text: "Remove from account" },
                ]}
                onItemClick={({ detail }) => setOpen({ name: detail.id as "changeRole" | "removePerson", person })}
              />
            ),
          },
        ]}
      />
      <Table<Contact>
        header={
          <Header
            variant="h2"
            counter={`(${account.contacts.length})`}
            description="They are told about everything that happens to the account's agreements. A buyer's address can also decide by the link in its email."
            actions={<Button onClick={() => setOpen({ name: "addAddress" })}>Add address</Button>}
          >
            Notification addresses
          </Header>
        }
        items={account.contacts}
        trackBy="id"
        wrapLines
        empty="No address. Nobody at this account is told by email."
        ariaLabels={{ tableLabel: "Notification addresses" }}
        columnDefinitions={[
          { id: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          { id: "email", header: "Email", cell: ({ email }) => <span className="text-lines">{email}</span> },
          { id: "mailbox", header: "Mailbox", cell: ({ bouncedAt }) => <ContactMailbox bouncedAt={bouncedAt} /> },
          {
            id: "actions",
            header: "Actions",
            cell: (contact) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove ${contact.email}`}
                onClick={() => setOpen({ name: "removeAddress", contact })}
              >
                Remove
              </Button>
            ),
          },
        ]}
      />
      {account.views.length > 0 && (
        <Table<AccountView["views"][number]>
          header={
            <Header
              variant="h2"
              description="Administrators who looked at the portal as this account sees it; the last 20."
            >
              Views by administrators
            </Header>
          }
          items={account.views}
          trackBy="id"
          wrapLines
          ariaLabels={{ tableLabel: "Views by administrators" }}
          columnDefinitions={[
            { id: "at", header: "When", isRowHeader: true, cell: ({ at }) => <Moment at={at} /> },
            { id: "who", header: "Who", cell: ({ userName }) => userName },
            { id: "hat", header: "As", cell: ({ hat }) => hat },
            {
              id: "request",
              header: "Request",
              cell: ({ requestId }) =>
                requestId ? <a href={paths.admin.cancellationRequest(requestId)}>{requestId}</a> : "–",
            },
          ]}
        />
      )}
      {open?.name === "addPerson" && (
        <AddPersonModal
          account={account}
          addMember={actions.addMember}
          onCancel={close}
          onAdded={(person) => {
            setAdded(person);
            done(
              person.isNew
                ? `${person.name} can sign in as ${person.email}.`
                : `${person.name} signed in here before and has this account as well now. Their password stays the same.`,
            );
          }}
        />
      )}
      {open?.name === "addAddress" && (
        <AddAddressModal
          accountId={account.id}
          addAddress={actions.addAddress}
          onCancel={close}
          onAdded={(email) => done(`${email} is told from now on.`)}
        />
      )}
      {open?.name === "changeRole" && (
        <ChangeRoleModal
          person={open.person}
          kinds={account.kinds}
          setRole={actions.setRole}
          onCancel={close}
          onChanged={(role) => done(`${open.person.name} is ${roleLabels[role]} now.`)}
        />
      )}
      {open?.name === "removePerson" && (
        <RemoveModal
          header={`Remove ${open.person.name} from ${account.name}?`}
          remove={() => actions.removeMember({ membershipId: open.person.id })}
          onCancel={close}
          onRemoved={() => done(`${open.person.name} no longer acts for ${account.name}.`)}
        >
          From their next click on they can no longer act for this account. Their other accounts stay. You can add them
          again.
        </RemoveModal>
      )}
      {open?.name === "removeAddress" && (
        <RemoveModal
          header={`Stop telling ${open.contact.email}?`}
          remove={() => actions.removeAddress({ accountId: account.id, contactId: open.contact.id })}
          onCancel={close}
          onRemoved={() => done(`${open.contact.email} is no longer told, and its response links no longer work.`)}
        >
          Emails that were sent stay with their reader; the response links in them stop working.
        </RemoveModal>
      )}
    </SpaceBetween>
  );
}

function ContactMailbox({ bouncedAt }: { bouncedAt: Date | null }) {
  const dates = useDates();
  return bouncedAt ? (
    <StatusIndicator type="error">Bounced {formatInstant(bouncedAt, dates)}. Correct the address.</StatusIndicator>
  ) : (
    "No problem known"
  );
}

/** A made-up password is shown this once: nobody can read it again. */
function NewPassword({ added, onDismiss }: { added: PersonAdded; onDismiss: () => void }) {
  return (
    <Alert
      type="info"
      header={`Initial password of ${added.name}`}
      dismissible
      dismissAriaLabel="Hide the password"
      onDismiss={onDismiss}
    >
      <SpaceBetween size="xs">
        <span>It is shown only now. Hand it over by a safe way.</span>
        <CopyToClipboard
          variant="inline"
          textToCopy={added.password ?? ""}
          copyButtonAriaLabel="Copy the password"
          copySuccessText="Copied"
          copyErrorText="Couldn't copy"
        />
      </SpaceBetween>
    </Alert>
  );
}
