import type { Notification } from "./queries";
import { type NotificationView, notificationView } from "./words";

export type NotificationGroup = { id: string; about: string; items: NotificationView[] };

/** Notifications of one agreement stand together, the agreement with the newest one first. */
export function groupNotifications(notifications: Notification[]): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>();
  for (const notification of notifications) {
    const { agreementId } = notification;
    const view = notificationView(notification);
    const group = groups.get(agreementId) ?? { id: agreementId, about: view.about, items: [] };
    group.items.push(view);
    groups.set(agreementId, group);
  }
  return [...groups.values()];
}
