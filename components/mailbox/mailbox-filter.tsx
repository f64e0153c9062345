"use client";

import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type EmailState, emailStateLabels } from "@/lib/cancellation-requests/emails-labels";
import type { MailboxPage } from "@/lib/deliveries/mail";
import { FindBox } from "../ui/find-box";

type Props = {
  /** The address that is looked for, as far as a mail to it is shown. */
  to: string;
  toKey?: string;
  state?: EmailState;
  /** Addresses never stand in the address bar: the server gives a name for each that says nothing. */
  keyOfAddress: (address: string) => Promise<string>;
  onFilter: (page: MailboxPage) => void;
};

const anyState = { value: "", label: "Any state" };
const options = [anyState, ...Object.entries(emailStateLabels).map(([value, label]) => ({ value, label }))];

/** Narrows the mailbox to one address and one state. */
export function MailboxFilter({ to, toKey, state, keyOfAddress, onFilter }: Props) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <FindBox
        text={to}
        label="Recipient's address"
        onFind={async (text) => onFilter({ toKey: text ? await keyOfAddress(text) : undefined, state })}
      />
      <Select
        selectedOption={options.find(({ value }) => value === state) ?? anyState}
        options={options}
        ariaLabel="State"
        onChange={({ detail }) =>
          onFilter({ toKey, state: (detail.selectedOption.value || undefined) as EmailState | undefined })
        }
      />
    </SpaceBetween>
  );
}
