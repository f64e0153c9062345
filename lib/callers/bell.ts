import type { Context } from "../context";
import { countUnread, listNotifications } from "../notifications/queries";
import { type BellFacts, notificationView } from "../notifications/words";

/** The bell of this person, as it is now. */
export async function readBell(ctx: Context): Promise<BellFacts> {
  const [unread, latest] = await Promise.all([countUnread(ctx), listNotifications(ctx, { limit: 5 })]);
  return { unread, latest: latest.map(notificationView) };
}
