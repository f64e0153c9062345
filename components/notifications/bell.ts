import type { TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import type { BellFacts } from "@/lib/notifications/words";
import { paths } from "@/lib/paths";

/** The bell of the top bar: how many notifications are unread, the latest five, and the way to all of them. */
export function bellOf({ unread, latest }: BellFacts, markRead: (eventId: string) => void): TopNavigationProps.Utility {
  const count = unread >= 99 ? "99+" : String(unread);
  return {
    type: "menu-dropdown",
    iconName: "notification",
    text: unread ? count : undefined,
    badge: unread > 0,
    title: "Notifications",
    ariaLabel: unread ? `Notifications, ${count} unread` : "Notifications",
    items: [
      ...latest.map(({ id, text, about, href, isRead }) => ({
        id,
        text: `${isRead ? "" : "New: "}${text}`,
        description: about,
        href,
      })),
      { id: "all", text: latest.length ? "All notifications" : "No notifications yet", href: paths.notifications() },
      { id: "settings", text: "Notification settings", href: paths.notificationSettings() },
    ],
    onItemClick: ({ detail }) => {
      if (latest.some(({ id, isRead }) => id === detail.id && !isRead)) markRead(detail.id);
    },
  };
}
