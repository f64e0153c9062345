import type { ReactNode } from "react";
import type { BannerFacts } from "@/components/shell/banners";
import { navigation } from "@/components/shell/navigation";
import { Shell } from "@/components/shell/shell";
import { isDismissed } from "@/lib/accounts/preferences";
import { readSimulation } from "@/lib/api-simulation/queries";
import { type Hat, roleLabels } from "@/lib/auth/actor";
import { readBell } from "@/lib/callers/bell";
import { lookOfRequest, portalContext } from "@/lib/callers/portal";
import { type PendingSummary, summarizePending } from "@/lib/cancellation-requests/counts";
import { readClock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { whyNotManage } from "@/lib/destinations/policy";
import { countFailing } from "@/lib/destinations/queries";
import { isSandbox } from "@/lib/env";
import { formatInstant, formatTimeLeft } from "@/lib/format";
import type { Look } from "@/lib/look";
import { paths } from "@/lib/paths";
import { signOut, staySignedIn } from "../signin/actions";
import { dismiss } from "./_hints";
import { closeView } from "./admin/view-as";
import { markOneRead } from "./notifications/actions";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { person, ...ctx } = await portalContext();
  const { current } = person;
  const [pending, clock, look, isSample, facts, failing, simulation] = await Promise.all([
    summarizePending(ctx),
    readClock(ctx.db),
    lookOfRequest(),
    showsSampleHint(ctx),
    readBell(ctx),
    countFailing(ctx),
    readSimulation(ctx),
  ]);
  const isDeveloper =
    current.hat === "admin" || current.role === "SELLER_DEVELOPER" || isSandbox() || whyNotManage(ctx.actor) === null;
  return (
    <Shell
      identity={{
        personName: person.name,
        roleLabel: roleLabels[current.role],
        accountId: current.accountId,
        accountName: current.accountName,
        hasOtherAccounts: person.memberships.length > 1,
      }}
      sections={navigation(current.hat, { pending: pending.count, isSandbox: isSandbox(), isDeveloper, failing })}
      bell={{ facts, markRead: markOneRead }}
      banners={{
        isSample,
        viewing:
          person.viewedBy && `You see ${current.accountName} as its ${roleLabels[current.role].toLowerCase()} does.`,
        isApiSimulated: simulation.isThrottled || simulation.faults.length > 0,
        simulatedTime: clock.isReal ? null : formatInstant(ctx.now, look),
        decide: decideBanner(current.hat, pending, ctx.now, look),
      }}
      look={look}
      signOut={signOut}
      staySignedIn={staySignedIn}
      closeView={closeView}
      dismiss={dismiss}
    >
      {children}
    </Shell>
  );
}

/** A sandbox begins with sample data; whoever knows says so once. */
const showsSampleHint = async (ctx: Context) => isSandbox() && !(await isDismissed(ctx, "sample-data"));

const urgentMs = 48 * 60 * 60 * 1000;

/** What the buyer must decide next; it stays on every page until it is decided. */
function decideBanner(hat: Hat, { count, next }: PendingSummary, now: Date, look: Look): BannerFacts["decide"] {
  if (hat !== "buyer" || !next) return null;
  const due = `${formatInstant(next.respondBy, look)} · ${formatTimeLeft(next.respondBy, now)}`;
  return {
    isUrgent: next.respondBy.getTime() - now.getTime() < urgentMs,
    href: count === 1 ? paths.buy.cancellationRequest(next.id) : paths.buy.cancellationRequests(),
    text:
      count === 1
        ? `${next.proposerName} asks to cancel ${next.productTitle}. Respond by ${due}.`
        : `${count} cancellation requests need your decision. The next is due ${due}.`,
  };
}
