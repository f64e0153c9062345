import type { Metadata } from "next";
import { Notifications } from "@/components/notifications/notifications";
import { portalContext } from "@/lib/callers/portal";
import { groupNotifications } from "@/lib/notifications/group";
import { listMuted, listNotifications } from "@/lib/notifications/queries";
import { markEverythingRead, markOneRead, muteAgreement } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

type Props = { searchParams: Promise<{ tab?: string | string[] }> };

export default async function NotificationsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext();
  const isAll = (await searchParams).tab === "all";
  const [found, muted] = await Promise.all([listNotifications(ctx, { isUnread: !isAll }), listMuted(ctx)]);
  return (
    <Notifications
      groups={groupNotifications(found)}
      newestSeq={Math.max(0, ...found.map(({ seq }) => seq))}
      now={ctx.now}
      {...{ isAll, muted }}
      actions={{ markRead: markOneRead, markAllRead: markEverythingRead, mute: muteAgreement }}
    />
  );
}
