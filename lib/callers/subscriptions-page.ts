import { whyNotCancel } from "../agreements/cancel";
import { listSubscriptions, type SubscriptionTab } from "../agreements/list";
import { subscriptionColumns } from "../agreements/subscription-columns";
import { subscriptionListSpec } from "../agreements/subscription-spec";
import { readListPage } from "./list-page";
import { portalContext } from "./portal";

/** What both tabs of Manage subscriptions read. */
export async function readSubscriptionsPage(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
  tab: SubscriptionTab,
  path: string,
) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const state = await readListPage(ctx, subscriptionListSpec, subscriptionColumns, await searchParams, path);
  const list = await listSubscriptions(ctx, state.params, tab);
  const rows = list.rows.map((row) => ({ ...row, whyNotCancel: whyNotCancel(ctx.actor, row) }));
  return { ...state, ...list, rows, now: ctx.now };
}
