import type { HomeCard, HomeItem } from "@/components/home/home-cards";
import { isDismissed } from "@/lib/accounts/preferences";
import { countActiveSubscriptions, listCancelledLately, listExpiring } from "@/lib/agreements/home";
import type { Hat } from "@/lib/auth/actor";
import { readFirstSteps } from "@/lib/cancellation-requests/first-steps";
import { countByTimeLeft, listAnsweredLately, listDueNext } from "@/lib/cancellation-requests/home";
import { reasonLabel, statusLabels } from "@/lib/cancellation-requests/labels";
import type { CancellationRequest } from "@/lib/cancellation-requests/request";
import { readClock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { isSandbox } from "@/lib/env";
import { listAccountActivity } from "@/lib/events/account-activity";
import { timelineEntry } from "@/lib/events/timeline";
import { type DateStyle, formatDay, formatInstant, formatRelative, formatTimeLeft, plural } from "@/lib/format";
import { paths } from "@/lib/paths";

/** The cards of each hat's Home, in their fixed order. */
export const cardsOfHat: Record<Hat, (ctx: Context, dates: DateStyle) => Promise<HomeCard[]>> = {
  seller: sellerCards,
  buyer: buyerCards,
  manufacturer: manufacturerCards,
  admin: adminCards,
};

const pendingFilter = "?f=status%3DPENDING_APPROVAL";

const dueItem =
  (now: Date, dates: DateStyle, href: (id: string) => string, action: string) => (request: CancellationRequest) => ({
    id: request.id,
    href: href(request.id),
    title: `${request.productTitle} – ${request.acceptorName}`,
    detail: `${formatInstant(request.respondBy, dates)} · ${formatTimeLeft(request.respondBy, now)}`,
    action: { text: action, href: href(request.id) },
  });

async function sellerCards(ctx: Context, dates: DateStyle): Promise<HomeCard[]> {
  const [due, denied, expiring, activity, getStarted] = await Promise.all([
    listDueNext(ctx, 3),
    listAnsweredLately(ctx, "REJECTED", 3),
    listExpiring(ctx),
    recentActivity(ctx, dates),
    firstSteps(ctx),
  ]);
  return [
    {
      title: "Awaiting buyers",
      href: paths.sell.cancellationRequests(pendingFilter),
      items: due.map((request) => ({
        ...dueItem(ctx.now, dates, paths.sell.cancellationRequest, "Details")(request),
        copyLinkOf: request.id,
      })),
      empty: "Requests that wait for a buyer's answer appear here with their deadline.",
    },
    {
      title: "Denied, needs a decision",
      href: paths.sell.cancellationRequests("?f=status%3DREJECTED"),
      items: denied.map((request) => ({
        id: request.id,
        href: paths.sell.cancellationRequest(request.id),
        title: `${request.productTitle} – ${request.acceptorName}`,
        detail: `Denied ${formatRelative(request.resolvedAt ?? ctx.now, ctx.now)} · ${reasonLabel(request)}`,
        action: { text: "New request", href: paths.sell.requestCancellation(request.agreementId) },
      })),
      empty: "When a buyer denies a request, you decide here whether to ask again.",
    },
    {
      title: "Expiring in 90 days",
      href: paths.sell.agreements("?f=status%3DEXPIRING&sort=endAt"),
      items: expiring.map(({ id, productTitle, acceptorName, endAt }) => ({
        id,
        href: paths.sell.agreement(id),
        title: `${productTitle} – ${acceptorName}`,
        detail: endAt ? `Ends ${formatDay(endAt, dates)}, ${formatRelative(endAt, ctx.now)}` : "",
      })),
      empty: "Agreements that end within 90 days appear here.",
    },
    activity,
    ...getStarted,
  ];
}

/** The newcomer's checklist, until everything is done or it was dismissed. */
async function firstSteps(ctx: Context): Promise<HomeCard[]> {
  if (await isDismissed(ctx, "get-started")) return [];
  const [{ hasData, hasRequested, hasAnswered }, clock] = await Promise.all([readFirstSteps(ctx), readClock(ctx.db)]);
  const items: HomeItem[] = [
    {
      id: "data",
      isDone: hasData,
      href: paths.developer.data(),
      title: "Load or import data",
      detail: "From the dashboard export or the command line's JSON.",
    },
    {
      id: "request",
      isDone: hasRequested,
      href: paths.sell.agreements("?f=status%3DACTIVE"),
      title: "Request a cancellation",
      detail: "Select an active agreement, then Actions > Request cancellation.",
    },
    {
      id: "answer",
      isDone: hasAnswered,
      href: isSandbox() ? paths.admin.mailbox() : paths.sell.cancellationRequests(),
      title: "Answer as the buyer",
      detail: isSandbox()
        ? "Read the buyer's mail in the mailbox and follow its link, best on a phone."
        : "The buyer's contact follows the link in the mail.",
    },
    ...(isSandbox()
      ? [
          {
            id: "clock",
            isDone: !clock.isReal,
            href: paths.developer.clock(),
            title: "Advance the clock",
            detail: "Seven days later a request approves itself.",
          },
        ]
      : []),
  ];
  if (items.every(({ isDone }) => isDone)) return [];
  return [{ title: "Get started", hint: "get-started", items, empty: "" }];
}

async function buyerCards(ctx: Context, dates: DateStyle): Promise<HomeCard[]> {
  const [due, active, cancelled, activity] = await Promise.all([
    listDueNext(ctx),
    countActiveSubscriptions(ctx),
    listCancelledLately(ctx),
    recentActivity(ctx, dates),
  ]);
  return [
    {
      title: "Decide now",
      href: paths.buy.cancellationRequests(pendingFilter),
      items: due.map((request) => ({
        ...dueItem(ctx.now, dates, paths.buy.cancellationRequest, "Review")(request),
        title: `${request.proposerName} asks to cancel ${request.productTitle}`,
      })),
      empty: "When a seller asks to cancel one of your subscriptions, you decide here.",
    },
    {
      title: "Active subscriptions",
      href: paths.buy.subscriptions(),
      items: [
        {
          id: "active",
          href: paths.buy.subscriptions(),
          title: active > 1000 ? "More than 1,000" : plural(active, "active subscription"),
          detail: "See what you use and when it ends.",
        },
      ],
      empty: "",
    },
    {
      title: "Recently cancelled",
      href: paths.buy.inactiveSubscriptions(),
      items: cancelled.map(({ id, productTitle, endedAt }) => ({
        id,
        href: paths.buy.agreement(id),
        title: productTitle,
        detail: endedAt ? `Cancelled ${formatDay(endedAt, dates)}` : "",
      })),
      empty: "Subscriptions that were cancelled in the last 30 days appear here.",
    },
    activity,
  ];
}

async function manufacturerCards(ctx: Context, dates: DateStyle): Promise<HomeCard[]> {
  return [
    await recentActivity(ctx, dates),
    {
      title: "Sold by partners",
      href: paths.sell.agreements(),
      items: [
        {
          id: "all",
          href: paths.sell.agreements(),
          title: "Agreements on your products",
          detail: "Sold by channel partners; amounts stay between seller and buyer.",
        },
      ],
      empty: "",
    },
  ];
}

async function adminCards(ctx: Context, dates: DateStyle): Promise<HomeCard[]> {
  const [left, due, answered] = await Promise.all([
    countByTimeLeft(ctx),
    listDueNext(ctx),
    listAnsweredLately(ctx, null),
  ]);
  const bar: HomeItem[] = [
    {
      id: "1",
      title: `${left.underOneDay}`,
      detail: "under 24 hours",
      href: paths.admin.cancellationRequests("?f=dueWithin%3D24H"),
    },
    { id: "3", title: `${left.underThreeDays}`, detail: "one to three days" },
    { id: "7", title: `${left.later}`, detail: "three to seven days" },
  ];
  return [
    {
      title: "Pending requests by time left",
      href: paths.admin.cancellationRequests(pendingFilter),
      items: bar,
      empty: "",
    },
    {
      title: "Due next",
      href: paths.admin.cancellationRequests(pendingFilter),
      items: due.map(dueItem(ctx.now, dates, paths.admin.cancellationRequest, "Details")),
      empty: "No request waits for a buyer.",
    },
    {
      title: "Answered lately",
      href: paths.admin.cancellationRequests(),
      items: answered.map((request) => ({
        id: request.id,
        href: paths.admin.cancellationRequest(request.id),
        title: `${request.productTitle} – ${request.acceptorName}`,
        detail: `${statusLabels[request.status]} ${formatRelative(request.resolvedAt ?? ctx.now, ctx.now)}`,
      })),
      empty: "Requests that were answered in the last 30 days appear here.",
    },
    {
      title: "System",
      href: paths.admin.system(),
      items: [
        {
          id: "mail",
          href: paths.admin.mailbox(),
          title: "Mailbox",
          detail: "Every message that was sent, and those that failed.",
        },
        { id: "system", href: paths.admin.system(), title: "System health", detail: "Database, worker, mail." },
      ],
      empty: "",
    },
  ];
}

async function recentActivity(ctx: Context, dates: DateStyle): Promise<HomeCard> {
  const activity = await listAccountActivity(ctx);
  return {
    title: "Recent activity",
    items: activity.map((entry) => {
      const { id, text, at } = timelineEntry(entry);
      return {
        id,
        title: text,
        detail: formatInstant(at, dates),
        href: paths.go(entry.requestId ?? entry.agreementId),
      };
    }),
    empty: "What happens to your agreements and requests appears here.",
  };
}
