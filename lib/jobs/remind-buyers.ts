import { subHours } from "date-fns";
import type { Agreement } from "../agreements/agreement";
import { agreementColumns } from "../agreements/row";
import { system } from "../auth/actor";
import type { CancellationRequest } from "../cancellation-requests/request";
import { requestColumns } from "../cancellation-requests/row";
import { reminderHours } from "../cancellation-requests/states";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { isSandbox } from "../env";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";

type Due = CancellationRequest & { nextReminderAt: Date };

/**
 * Reminds the buyers whose requests still wait 72 and 24 hours before their deadline. Whoever is late sends only the reminder
 * that still makes sense; but a sandbox's clock jumps, and what would have been sent on the way is sent.
 */
export async function remindBuyers(ctx: Context, batchSize = 5000): Promise<number> {
  let reminded = 0;
  for (let batch = -1; batch !== 0; ) {
    batch = await inTransaction(ctx, async (ctx) => {
      const due = await ctx.db.rows<Due>(sql`
        select ${requestColumns}, r.next_reminder_at from cancellation_request r
        where r.status = 'PENDING_APPROVAL' and r.next_reminder_at <= ${ctx.now} and not r.is_held
        order by r.next_reminder_at, r.id limit ${batchSize} for update of r skip locked`);
      if (!due.length) return 0;
      await ctx.db.run(sql`
        update cancellation_request r set next_reminder_at = n.at
        from json_to_recordset(${JSON.stringify(due.map((one) => ({ id: one.id, at: reminderAfter(one) })))}::json)
          as n(id text, at timestamptz)
        where r.id = n.id`);
      const telling = due.filter((one) => isSandbox() || isTimely(one, ctx.now));
      const agreements = await ctx.db.rows<Agreement>(sql`
        select ${agreementColumns} from agreement a
        where a.id = any(${telling.map(({ agreementId }) => agreementId)}) and a.status = 'ACTIVE'`);
      const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]));
      const facts = telling.flatMap((request): Fact[] => {
        const agreement = byId.get(request.agreementId);
        const at = request.nextReminderAt;
        if (!agreement || (agreement.endAt && agreement.endAt <= at)) return [];
        return [{ type: "ReminderSent", agreement, request, actor: system, at }];
      });
      await recordEvents(ctx, facts);
      reminded += facts.length;
      return due.length;
    });
  }
  return reminded;
}

const instantsOf = ({ respondBy }: Due) => reminderHours.map((hours) => subHours(respondBy, hours));
const reminderAfter = (due: Due) => instantsOf(due).find((at) => at > due.nextReminderAt) ?? null;

/** Neither past the deadline, nor overtaken by the next reminder. */
const isTimely = (due: Due, now: Date) =>
  now < due.respondBy && !instantsOf(due).some((at) => at > due.nextReminderAt && at <= now);
