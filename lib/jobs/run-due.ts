import type { Context } from "../context";
import { announceEnds } from "./announce-ends";
import { approveOverdueRequests } from "./approve-overdue-requests";
import { approveOverduePayments } from "./approve-payments";
import { checkHeldRequests } from "./check-held-requests";
import { expireAgreements, failRequestsOfEndedAgreements } from "./expire-agreements";
import { issueInvoices } from "./issue-invoices";
import { processBillingAdjustments } from "./process-adjustments";
import { remindBuyers } from "./remind-buyers";
import { remindOfPayments } from "./remind-of-payments";

export type DueCounts = {
  approvedAutomatically: number;
  expired: number;
  failed: number;
  invoices: number;
  payments: number;
  adjustments: number;
  /** Reminders sent to buyers. */
  reminders: number;
  /** Notices that an agreement ends in so many days. */
  endings: number;
};

export const nothingDue: DueCounts = {
  approvedAutomatically: 0,
  expired: 0,
  failed: 0,
  invoices: 0,
  payments: 0,
  adjustments: 0,
  reminders: 0,
  endings: 0,
};

/**
 * Does everything that has fallen due at `ctx.now`, and counts it. The order matters: an agreement whose unanswered request
 * was due before its end is cancelled, not expired; reminders come before the deadline they speak of; and nothing is invoiced
 * before the ends are known.
 */
export async function runDueJobs(ctx: Context, onProgress: OnProgress = async () => undefined): Promise<DueCounts> {
  await checkHeldRequests(ctx);
  const counts = { ...nothingDue };
  for (const [name, job] of jobs) {
    counts[name] = await job(ctx);
    await onProgress(counts);
  }
  return counts;
}

/** Hears what was done so far, after each kind of work. */
export type OnProgress = (soFar: DueCounts) => Promise<unknown>;

const jobs: [keyof DueCounts, (ctx: Context) => Promise<number>][] = [
  ["reminders", async (ctx) => (await remindBuyers(ctx)) + (await remindOfPayments(ctx))],
  ["approvedAutomatically", approveOverdueRequests],
  ["endings", announceEnds],
  ["expired", expireAgreements],
  ["failed", failRequestsOfEndedAgreements],
  ["payments", approveOverduePayments],
  ["invoices", issueInvoices],
  ["adjustments", processBillingAdjustments],
];
