import type { Context } from "../context";
import { approveOverdueRequests } from "./approve-overdue-requests";
import { approveOverduePayments } from "./approve-payments";
import { checkHeldRequests } from "./check-held-requests";
import { expireAgreements, failRequestsOfEndedAgreements } from "./expire-agreements";
import { issueInvoices } from "./issue-invoices";
import { processBillingAdjustments } from "./process-adjustments";

export type DueCounts = {
  approvedAutomatically: number;
  expired: number;
  failed: number;
  invoices: number;
  payments: number;
  adjustments: number;
};

export const nothingDue: DueCounts = {
  approvedAutomatically: 0,
  expired: 0,
  failed: 0,
  invoices: 0,
  payments: 0,
  adjustments: 0,
};

/**
 * Does everything that has fallen due at `ctx.now`, and counts it. The order matters: an agreement whose unanswered request
 * was due before its end is cancelled, not expired; and nothing is invoiced before the ends are known.
 */
export async function runDueJobs(ctx: Context): Promise<DueCounts> {
  await checkHeldRequests(ctx);
  const approvedAutomatically = await approveOverdueRequests(ctx);
  const expired = await expireAgreements(ctx);
  const failed = await failRequestsOfEndedAgreements(ctx);
  const payments = await approveOverduePayments(ctx);
  const invoices = await issueInvoices(ctx);
  const adjustments = await processBillingAdjustments(ctx);
  return { approvedAutomatically, expired, failed, invoices, payments, adjustments };
}
