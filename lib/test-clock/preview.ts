import { reminderHours } from "../cancellation-requests/states";
import { readClock } from "../clock";
import type { Context } from "../context";
import { sql } from "../db";
import { noticeDays } from "../jobs/announce-ends";
import { type DueCounts, nothingDue } from "../jobs/run-due";
import { paymentReminders } from "../payment-requests/reminders";
import { targetOf } from "./move";
import type { MoveClockInput } from "./schema";

export type DueRequest = {
  id: string;
  agreementId: string;
  productTitle: string;
  acceptorName: string;
  respondBy: Date;
};
export type ClockPreview = DueCounts & { firstRequests: DueRequest[] };

/** Where a move would lead and what would fall due on the way; nothing is changed. */
export async function previewMove(ctx: Context, input: MoveClockInput) {
  const clock = await readClock(ctx.db);
  const until = await targetOf(ctx, clock, input);
  return { from: clock.now, until, ...(await previewClock(ctx, until)) };
}
export type MovePreview = Awaited<ReturnType<typeof previewMove>>;

/** What falls due between now and `until` if nobody does anything: how much of each kind, and the first few requests. */
export async function previewClock(ctx: Context, until: Date, firstCount = 5): Promise<ClockPreview> {
  const counts = await ctx.db.row<DueCounts>(sql`
    select
      (select count(*) from ${overdueAt(until)}) as approved_automatically,
      (select count(*) from agreement a where a.status = 'ACTIVE' and a.end_at <= ${until} and not exists (
        select 1 from cancellation_request r where r.agreement_id = a.id and r.status = 'PENDING_APPROVAL'
          and r.respond_by <= a.end_at)) as expired,
      (select count(*) from cancellation_request r join agreement a on a.id = r.agreement_id
        where r.status = 'PENDING_APPROVAL'
          and (a.status <> 'ACTIVE' or (a.end_at <= ${until} and a.end_at < r.respond_by))) as failed,
      (select count(*) from charge c join agreement a on a.id = c.agreement_id
        where c.invoice_id is null and c.charge_at <= ${until}
          and (a.ended_at is null or c.charge_at < a.ended_at)
          and (a.status <> 'ACTIVE' or a.end_at is null or c.charge_at < a.end_at)
          and not exists (select 1 from cancellation_request r where r.agreement_id = a.id
            and r.status = 'PENDING_APPROVAL' and r.respond_by <= c.charge_at)) as invoices,
      (select count(*) from payment_request p join agreement a on a.id = p.agreement_id
        where p.status = 'PENDING_APPROVAL' and (p.approves_at <= ${until} or a.end_at <= ${until})) as payments,
      (select count(*) from billing_adjustment b where b.status = 'PENDING') as adjustments,
      (select count(*) from cancellation_request r join agreement a on a.id = r.agreement_id and a.status = 'ACTIVE'
        cross join unnest(${[...reminderHours]}::int[]) as reminder (hours)
        where r.status = 'PENDING_APPROVAL' and not r.is_held
          and (a.end_at is null or a.end_at > r.respond_by - reminder.hours * interval '1 hour')
          and r.next_reminder_at <= r.respond_by - reminder.hours * interval '1 hour'
          and r.respond_by - reminder.hours * interval '1 hour' <= ${until})
        + (select count(*) from ${paymentReminders(until)}) as reminders,
      (select count(*) from agreement a, unnest(${[...noticeDays]}::int[]) as notice (days)
        where a.status = 'ACTIVE' and a.end_at > ${ctx.now}::timestamptz + notice.days * interval '24 hours'
          and a.end_at <= ${until}::timestamptz + notice.days * interval '24 hours' and not exists (
            select 1 from cancellation_request r where r.agreement_id = a.id and r.status = 'PENDING_APPROVAL'
              and r.respond_by <= ${until} and r.respond_by <= a.end_at)) as endings`);
  const firstRequests = await ctx.db.rows<DueRequest>(sql`
    select r.id, r.agreement_id, r.product_title, r.acceptor_name, r.respond_by from ${overdueAt(until)}
    order by r.respond_by, r.id limit ${firstCount}`);
  return { ...nothingDue, ...counts, firstRequests };
}

const overdueAt = (until: Date) => sql`
  cancellation_request r join agreement a on a.id = r.agreement_id and a.status = 'ACTIVE'
    and (a.end_at is null or a.end_at >= r.respond_by) and r.status = 'PENDING_APPROVAL' and r.respond_by <= ${until}`;
