"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { mailKindLabels } from "@/lib/cancellation-requests/emails-labels";
import type { MailboxPage, MessageSummary } from "@/lib/deliveries/mail";
import { plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import { RowCards } from "../table/cards";
import { useIsHydrated } from "../table/use-is-hydrated";
import { useIsNarrow } from "../table/use-is-narrow";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";
import { MailboxFilter } from "./mailbox-filter";
import { MailState } from "./state";

type Props = {
  params: MailboxPage;
  messages: MessageSummary[];
  older: number | null;
  newer: number | null;
  isSandbox: boolean;
  /** Whether mail also leaves through a mail server. */
  isSent: boolean;
  keyOfAddress: (address: string) => Promise<string>;
};

const columns = [
  { id: "subject", header: "Subject" },
  { id: "to", header: "To" },
  { id: "kind", header: "Kind" },
  { id: "state", header: "State" },
  { id: "created", header: "Written" },
  { id: "object", header: "About" },
];

const cells: Record<string, (message: MessageSummary) => ReactNode> = {
  subject: ({ id, subject }) => <a href={paths.admin.message(id)}>{subject ?? "Not written yet"}</a>,
  to: ({ recipient, recipientName, party }) => (
    <Stacked below={`${recipientName}, ${party}`}>
      <span className="text-lines">{recipient}</span>
    </Stacked>
  ),
  kind: ({ kind }) => mailKindLabels[kind] ?? kind,
  state: ({ state, attempts, lastError }) => (
    <Stacked below={state !== "SENT" && lastError && `${plural(attempts, "try", "tries")}: ${lastError}`}>
      <MailState state={state} />
    </Stacked>
  ),
  created: ({ createdAt }) => <TimeText at={createdAt} hasTitle />,
  object: ({ requestId, agreementId }) => {
    const id = requestId ?? agreementId;
    return id ? (
      <a className="id" href={paths.go(id)}>
        {id}
      </a>
    ) : (
      "–"
    );
  },
};

/** Every mail of the portal, newest first. */
export function Mailbox({ params, messages, older, newer, isSandbox, isSent, keyOfAddress }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const isNarrow = useIsNarrow();
  const isHydrated = useIsHydrated();
  const [isPending, startTransition] = useTransition();
  const go = (next: MailboxPage) => startTransition(() => router.push(pathname + queryOf(next), { scroll: false }));
  const { toKey, state } = params;
  const isFiltered = Boolean(toKey || state);
  const to = (toKey && messages[0]?.recipient) ?? "";
  const header = (
    <Header
      variant={isNarrow ? "h1" : "awsui-h1-sticky"}
      description={
        isSandbox && !isSent
          ? "This sandbox sends no mail anywhere: everything it writes is kept here, for everybody to read."
          : "Every email this portal writes, and whether the mail server took it."
      }
      actions={
        <Button
          iconName="refresh"
          ariaLabel="Refresh emails"
          loading={isPending}
          onClick={() => startTransition(() => router.refresh())}
        />
      }
    >
      Mailbox
    </Header>
  );
  const filter = <MailboxFilter key={`${toKey} ${state}`} {...{ to, toKey, state, keyOfAddress }} onFilter={go} />;
  const paging = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={newer === null} onClick={() => go({ toKey, state, after: newer ?? undefined })}>
        Newer
      </Button>
      <Button disabled={older === null} onClick={() => go({ toKey, state, before: older ?? undefined })}>
        Older
      </Button>
    </SpaceBetween>
  );
  const empty = isFiltered ? (
    <Box textAlign="center" padding="l">
      <b>No matches</b>
      <Box padding={{ vertical: "xs" }}>No emails match these filters.</Box>
      <Button onClick={() => go({})}>Clear filters</Button>
    </Box>
  ) : (
    <Box textAlign="center" padding="l">
      <b>No emails</b>
      <Box padding={{ vertical: "xs" }}>Emails appear when a cancellation request is sent, answered or withdrawn.</Box>
    </Box>
  );
  const notes = !isSandbox && (
    <Alert type="info">A production portal keeps who got which email and when, but not what it said.</Alert>
  );
  if (isNarrow) {
    return (
      <RowCards
        header={
          <>
            {header}
            {notes}
          </>
        }
        {...{ filter, paging, columns, cells, empty }}
        rows={messages}
        visible={columns.map(({ id }) => id)}
      />
    );
  }
  return (
    <SpaceBetween size="m">
      {notes}
      <Table<MessageSummary>
        variant="full-page"
        stickyHeader
        resizableColumns
        wrapLines
        header={header}
        filter={filter}
        pagination={isHydrated ? paging : undefined}
        items={messages}
        trackBy="id"
        loading={isPending && messages.length === 0}
        loadingText="Loading emails"
        empty={empty}
        ariaLabels={{ tableLabel: "Mailbox" }}
        renderAriaLive={() => `${plural(messages.length, "email")} shown`}
        columnDefinitions={columns.map(({ id, header }) => ({
          id,
          header,
          isRowHeader: id === "subject",
          width: widths[id],
          minWidth: 90,
          cell: (message) => cells[id]?.(message),
        }))}
      />
    </SpaceBetween>
  );
}

const widths: Record<string, number> = { subject: 290, to: 225, kind: 140, state: 100, created: 155, object: 225 };

function queryOf(page: MailboxPage): string {
  const entries = Object.entries(page).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  return entries.length ? `?${new URLSearchParams(entries)}` : "";
}
