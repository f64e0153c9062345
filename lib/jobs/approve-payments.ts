import { lockAgreement } from "../agreements/queries";
import { system } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { settleOverduePayment } from "../payment-requests/answer";

/**
 * Approves the payment requests whose time has come at `ctx.now`, each as of that instant, and closes those whose agreement
 * ended first. Returns how many were moved. Each is its own transaction, under its agreement's lock.
 */
export async function approveOverduePayments(ctx: Context): Promise<number> {
  const due = await ctx.db.rows<{ id: string; agreementId: string }>(sql`
    select p.id, p.agreement_id from payment_request p join agreement a on a.id = p.agreement_id
    where p.status = 'PENDING_APPROVAL' and (p.approves_at <= ${ctx.now} or a.ended_at is not null)
    order by p.approves_at limit 5000`);
  let moved = 0;
  for (const { id, agreementId } of due) {
    moved += await inTransaction({ ...ctx, actor: system }, async (ctx) => {
      const agreement = await lockAgreement(ctx, agreementId);
      return (await settleOverduePayment(ctx, id, agreement)) ? 1 : 0;
    });
  }
  return moved;
}
