import type { Agreement } from "../agreements/agreement";
import { agreementColumns } from "../agreements/row";
import { system } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { isSandbox } from "../env";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import { paymentReminders } from "../payment-requests/reminders";

type Due = { id: string; agreementId: string; at: Date };

/**
 * Reminds buyers of payment requests that wait for them. Whoever is late sends only the newest reminder of each; but a sandbox's
 * clock jumps, and what would have been sent on the way is sent. Returns how many were sent.
 */
export function remindOfPayments(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const due = await ctx.db.rows<Due>(sql`
      select p.id, p.agreement_id, reminder.at from ${paymentReminders(ctx.now)}
      order by reminder.at, p.id for update of p skip locked`);
    if (!due.length) return 0;
    await ctx.db.run(sql`
      update payment_request set reminded_until = ${ctx.now} where id = any(${due.map(({ id }) => id)})`);
    const telling = isSandbox() ? due : [...new Map(due.map((one) => [one.id, one])).values()];
    const agreements = await ctx.db.rows<Agreement>(sql`
      select ${agreementColumns} from agreement a where a.id = any(${telling.map(({ agreementId }) => agreementId)})`);
    const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]));
    const facts = telling.flatMap(({ id, agreementId, at }): Fact[] => {
      const agreement = byId.get(agreementId);
      const data = { paymentRequestId: id };
      return agreement ? [{ type: "PaymentReminderSent", agreement, request: null, actor: system, at, data }] : [];
    });
    await recordEvents(ctx, facts);
    return facts.length;
  });
}
