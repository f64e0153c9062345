import { type Context, inTransaction } from "../context";
import { sql } from "../db";

/**
 * Issues the invoices of charges that have come at `ctx.now`, dated by their charge; nothing is invoiced from the end of an
 * agreement on, nor while an unanswered request past its deadline still waits to be written down. Safe to run twice.
 */
export async function issueInvoices(ctx: Context, batchSize = 5000): Promise<number> {
  let issued = 0;
  for (let batch = -1; batch !== 0; issued += batch) {
    batch = await inTransaction(ctx, (ctx) =>
      ctx.db.run(sql`
        with due as (
          select c.id, c.agreement_id, c.amount, c.currency, c.charge_at
          from charge c join agreement a on a.id = c.agreement_id
          where c.invoice_id is null and c.charge_at <= ${ctx.now} and (a.ended_at is null or c.charge_at < a.ended_at)
            and not exists (select 1 from cancellation_request r
              where r.agreement_id = a.id and r.status = 'PENDING_APPROVAL' and r.respond_by <= c.charge_at)
          order by c.charge_at limit ${batchSize} for update of c skip locked
        ), issued as (
          insert into invoice (id, agreement_id, charge_id, amount, currency, period_start_at, issued_at, due_at)
          select 'inv' || substr(md5(id), 1, 17), agreement_id, id, amount, currency, charge_at, charge_at,
                 charge_at + interval '720 hours' from due
          on conflict do nothing returning id, charge_id
        )
        update charge c set invoice_id = issued.id from issued where c.id = issued.charge_id`),
    );
  }
  return issued;
}
