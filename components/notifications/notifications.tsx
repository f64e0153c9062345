"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { formatRelative, plural } from "@/lib/format";
import type { NotificationGroup } from "@/lib/notifications/group";
import { paths } from "@/lib/paths";
import { useFlashes } from "../shell/flashes";
import { LinkTabs } from "../ui/link-tabs";
import { Moment } from "../ui/moment";

export type NotificationActions = {
  markRead: (input: { eventIds: string[] }) => Promise<Answer<null>>;
  markAllRead: (input: { upTo: number }) => Promise<Answer<null>>;
  mute: (input: { agreementId: string; isMuted: boolean }) => Promise<Answer<null>>;
};
type Props = {
  groups: NotificationGroup[];
  /** The newest notification shown; what comes while somebody reads stays unread. */
  newestSeq: number;
  now: Date;
  isAll: boolean;
  muted: { agreementId: string; productTitle: string }[];
  actions: NotificationActions;
};

/** What the account was told lately, by agreement. */
export function Notifications({ groups, newestSeq, now, isAll, muted, actions }: Props) {
  const router = useRouter();
  const { show } = useFlashes();
  const [isBusy, startTransition] = useTransition();
  const act = (work: () => Promise<Answer<null>>, content?: string) =>
    startTransition(async () => {
      const { error } = await work();
      if (error) show("notifications", { type: "error", content: error });
      else if (content) show("notifications", { type: "success", content });
      router.refresh();
    });
  const hasUnread = groups.some(({ items }) => items.some(({ isRead }) => !isRead));
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="What happened to the account's agreements, as it happens. Older news is in the activity log."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={paths.notificationSettings()}>Settings</Button>
            <Button
              disabled={!hasUnread}
              disabledReason="Everything is read."
              loading={isBusy}
              onClick={() => act(() => actions.markAllRead({ upTo: newestSeq }))}
            >
              Mark all read
            </Button>
          </SpaceBetween>
        }
      >
        Notifications
      </Header>
      <LinkTabs
        label="Notifications"
        active={paths.notifications(isAll ? "?tab=all" : "")}
        tabs={[
          { text: "Unread", href: paths.notifications() },
          { text: "All", href: paths.notifications("?tab=all") },
        ]}
      />
      {groups.length === 0 && (
        <Box textAlign="center" padding="l">
          <b>{isAll ? "No notifications" : "Nothing unread"}</b>
          <Box padding={{ vertical: "xs" }}>
            They appear when requests are sent and answered, and when agreements end.
          </Box>
        </Box>
      )}
      {groups.map((group) => (
        <Group key={group.id} {...{ group, now, isBusy, actions, act }} />
      ))}
      {muted.length > 0 && (
        <ExpandableSection headerText={`${plural(muted.length, "agreement")} muted`}>
          <ul>
            {muted.map(({ agreementId, productTitle }) => (
              <li key={agreementId}>
                {productTitle} <span className="id">{agreementId}</span>{" "}
                <Button
                  variant="inline-link"
                  ariaLabel={`Unmute ${agreementId}`}
                  onClick={() => act(() => actions.mute({ agreementId, isMuted: false }))}
                >
                  Unmute
                </Button>
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

type GroupProps = {
  group: NotificationGroup;
  now: Date;
  isBusy: boolean;
  actions: NotificationActions;
  act: (work: () => Promise<Answer<null>>, content?: string) => void;
};

function Group({ group: { id, about, items }, now, isBusy, actions, act }: GroupProps) {
  const unread = items.filter(({ isRead }) => !isRead).map((item) => item.id);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<span className="id">{id}</span>}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {unread.length > 0 && (
                <Button
                  disabled={isBusy}
                  ariaLabel={`Mark read: ${about}, ${id}`}
                  onClick={() => act(() => actions.markRead({ eventIds: unread }))}
                >
                  Mark read
                </Button>
              )}
              <Button
                disabled={isBusy}
                ariaLabel={`Mute ${about}, ${id}`}
                onClick={() => act(() => actions.mute({ agreementId: id, isMuted: true }), `${id} is muted.`)}
              >
                Mute
              </Button>
            </SpaceBetween>
          }
        >
          {about}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {items.map(({ id, text, href, at, isRead }) => (
          <div key={id}>
            <a className="line-link" href={href}>
              {isRead ? text : <b>{text}</b>}
            </a>
            <Box variant="small" color="text-body-secondary" display="block">
              {isRead ? "" : "Unread · "}
              {formatRelative(at, now)} · <Moment at={at} />
            </Box>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
