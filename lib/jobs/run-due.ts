import type { Context } from "../context";
import { approveOverdueRequests } from "./approve-overdue-requests";
import { checkHeldRequests } from "./check-held-requests";
import { expireAgreements, failRequestsOfEndedAgreements } from "./expire-agreements";
import { issueInvoices } from "./issue-invoices";

export type DueCounts = { approvedAutomatically: number; expired: number; failed: number; invoices: number };

/**
 * Does everything that has fallen due at `ctx.now`, and counts it. The order matters: an agreement whose unanswered request
 * was due before its end is cancelled, not expired; and nothing is invoiced before the ends are known.
 */
export async function runDueJobs(ctx: Context): Promise<DueCounts> {
  await checkHeldRequests(ctx);
  const approvedAutomatically = await approveOverdueRequests(ctx);
  const expired = await expireAgreements(ctx);
  const failed = await failRequestsOfEndedAgreements(ctx);
  const invoices = await issueInvoices(ctx);
  return { approvedAutomatically, expired, failed, invoices };
}
