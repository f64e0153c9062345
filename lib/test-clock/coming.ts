import type { Context } from "../context";
import { sql } from "../db";

export type ComingDeadline = {
  id: string;
  agreementId: string;
  productTitle: string;
  acceptorName: string;
  respondBy: Date;
};
export type ComingEnd = { id: string; productTitle: string; acceptorName: string; endAt: Date };
export type ComingInvoice = {
  id: string;
  agreementId: string;
  productTitle: string;
  acceptorName: string;
  chargeAt: Date;
};

export type ComingReminder = ComingDeadline & { nextReminderAt: Date };

/** The next few things of each kind that the clock will bring, over all accounts: one clock moves them all. */
export async function listComing(ctx: Context, count = 5) {
  const { db, now } = ctx;
  const [deadlines, ends, invoices, reminders] = await Promise.all([
    db.rows<ComingDeadline>(sql`
      select id, agreement_id, product_title, acceptor_name, respond_by from cancellation_request
      where status = 'PENDING_APPROVAL' and respond_by > ${now} order by respond_by, id limit ${count}`),
    db.rows<ComingEnd>(sql`
      select id, product_title, acceptor_name, end_at from agreement
      where status = 'ACTIVE' and end_at > ${now} order by end_at, id limit ${count}`),
    db.rows<ComingInvoice>(sql`
      select c.id, c.agreement_id, a.product_title, a.acceptor_name, c.charge_at
      from charge c join agreement a on a.id = c.agreement_id and a.status = 'ACTIVE'
      where c.invoice_id is null and c.charge_at > ${now} and (a.end_at is null or c.charge_at < a.end_at)
      order by c.charge_at, c.id limit ${count}`),
    db.rows<ComingReminder>(sql`
      select id, agreement_id, product_title, acceptor_name, respond_by, next_reminder_at from cancellation_request
      where status = 'PENDING_APPROVAL' and next_reminder_at > ${now} order by next_reminder_at, id limit ${count}`),
  ]);
  return { deadlines, ends, invoices, reminders };
}
export type Coming = Awaited<ReturnType<typeof listComing>>;
