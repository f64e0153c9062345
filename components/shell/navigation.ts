import type { Hat } from "@/lib/auth/actor";
import { paths } from "@/lib/paths";

export type NavSection = { title: string; links: NavLink[] };
/** `key` goes there after `g`. */
export type NavLink = { text: string; href: string; badge?: number; key?: string };
/** `failing`: how many destinations do not take their events. */
export type NavFacts = { pending: number; isSandbox: boolean; isDeveloper: boolean; failing: number };

/** The side navigation of a hat: a section appears only when it holds a page. */
export function navigation(hat: Hat, { pending, isSandbox, isDeveloper, failing }: NavFacts): NavSection[] {
  const sections: Record<Hat, NavSection[]> = {
    seller: [
      {
        title: "Sell",
        links: [
          { text: "Agreements", href: paths.sell.agreements(), key: "a" },
          { text: "Cancellation requests", href: paths.sell.cancellationRequests(), badge: pending, key: "c" },
        ],
      },
    ],
    manufacturer: [{ title: "Sell", links: [{ text: "Agreements", href: paths.sell.agreements(), key: "a" }] }],
    buyer: [
      {
        title: "Buy",
        links: [
          { text: "Manage subscriptions", href: paths.buy.subscriptions(), key: "a" },
          { text: "Cancellation requests", href: paths.buy.cancellationRequests(), badge: pending, key: "c" },
          { text: "Proposals", href: paths.buy.proposals() },
          { text: "Agreement requests", href: paths.buy.agreementRequests() },
        ],
      },
    ],
    admin: [
      {
        title: "Administration",
        links: [
          { text: "Cancellation Requests", href: paths.admin.cancellationRequests(), badge: pending, key: "c" },
          { text: "Accounts and people", href: paths.admin.accounts() },
          { text: "Mailbox", href: paths.admin.mailbox() },
          { text: "Audit log", href: paths.admin.audit() },
          { text: "System", href: paths.admin.system() },
        ],
      },
    ],
  };
  const developer: NavSection = {
    title: "Developer",
    links: [
      { text: "Overview", href: paths.developer.overview() },
      { text: "Access keys", href: paths.developer.keys() },
      { text: "Request log", href: paths.developer.requests() },
      { text: "Events", href: paths.developer.events(), key: "e" },
      { text: "Destinations", href: paths.developer.destinations(), badge: failing },
      { text: "Data", href: paths.developer.data() },
      ...(isSandbox ? [{ text: "Test clock", href: paths.developer.clock() }] : []),
      { text: "API reference", href: paths.developer.reference() },
      // Everybody may read a sandbox's mail; administrators find it under Administration.
      ...(isSandbox && hat !== "admin" ? [{ text: "Mailbox", href: paths.admin.mailbox() }] : []),
    ],
  };
  return [
    { title: "", links: [{ text: "Home", href: paths.home(), key: "h" }] },
    ...sections[hat],
    {
      title: "Activity",
      links: [
        { text: "Notifications", href: paths.notifications() },
        { text: "Activity log", href: paths.activity() },
      ],
    },
    ...(isDeveloper ? [developer] : []),
    {
      title: "Settings",
      links: [
        { text: "Notification settings", href: paths.notificationSettings() },
        { text: "Preferences", href: paths.preferences() },
      ],
    },
  ];
}
