"use client";

import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type EmailState, emailStateLabels } from "@/lib/cancellation-requests/emails-labels";
import type { MailboxPage } from "@/lib/deliveries/mail";
import { FindBox } from "../ui/find-box";

type Props = { to?: string; state?: EmailState; onFilter: (page: MailboxPage) => void };

const anyState = { value: "", label: "Any state" };
const options = [anyState, ...Object.entries(emailStateLabels).map(([value, label]) => ({ value, label }))];

/** Narrows the mailbox to one address and one state. */
export function MailboxFilter({ to, state, onFilter }: Props) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <FindBox
        text={to ?? ""}
        label="Recipient's address"
        onFind={(text) => onFilter({ to: text || undefined, state })}
      />
      <Select
        selectedOption={options.find(({ value }) => value === state) ?? anyState}
        options={options}
        ariaLabel="State"
        onChange={({ detail }) =>
          onFilter({ to, state: (detail.selectedOption.value || undefined) as EmailState | undefined })
        }
      />
    </SpaceBetween>
  );
}
