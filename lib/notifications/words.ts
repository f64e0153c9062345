import { catalog } from "../events/catalog";
import { paths } from "../paths";
import type { Notification } from "./queries";

/** What the bell and the list of notifications show of one. */
export type NotificationView = {
  id: string;
  text: string;
  about: string;
  href: string;
  at: Date;
  isRead: boolean;
};

/** What the bell shows: how many notifications are unread, and the latest five. */
export type BellFacts = { unread: number; latest: NotificationView[] };

/** A notification in words: who did what, and to which agreement. */
export const notificationView = (notification: Notification): NotificationView => {
  const { id, type, actor, productTitle, counterpart, requestId, agreementId, at, isRead } = notification;
  return {
    id,
    text: `${actor.name} ${catalog[type].phrase}`,
    about: `${productTitle}, ${counterpart}`,
    href: paths.go(requestId ?? agreementId),
    at,
    isRead,
  };
};
