import { getAgreement } from "../agreements/queries";
import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { empty, type Sql, sql } from "../db";
import { ForbiddenError } from "../errors";
import { type Page, pageOf } from "../lists/page";

export const invoiceTypes = ["INVOICE", "CREDIT_MEMO"] as const;

/** What one invoice holds for one agreement. A credit memo carries a completed adjustment and cannot be adjusted itself. */
export type InvoiceLineItem = {
  agreementId: string;
  invoiceId: string;
  invoiceType: (typeof invoiceTypes)[number];
  month: number;
  year: number;
  issuedAt: Date;
  currency: string;
  amount: string;
  /** What is left to adjust; null for credit memos. */
  maxAdjustmentAmount: string | null;
};

type Input = {
  agreementId: string;
  invoiceId?: string;
  invoiceType?: InvoiceLineItem["invoiceType"];
  invoiceBillingPeriod?: { month: number; year: number };
  beforeIssuedTime?: Date;
  afterIssuedTime?: Date;
  after: string[] | null;
  limit: number;
};

/** Invoices of usage bill the calendar month before their date; what a contract bills belongs to the month of its charge. */
const lineItems = (agreementId: string, isUsage: boolean): Sql => sql`
  select i.agreement_id, i.id as invoice_id, 'INVOICE' as invoice_type, i.issued_at, i.currency, i.amount,
    (i.period_start_at at time zone 'UTC') - ${isUsage ? "1 month" : "0"}::interval as period,
    i.amount - coalesce((select sum(b.amount) from billing_adjustment b
      where b.invoice_id = i.id and b.status <> 'VALIDATION_FAILED'), 0) as max_adjustment_amount
  from invoice i where i.agreement_id = ${agreementId}
  union all
  select b.agreement_id, 'cm' || substr(md5(b.id), 1, 18), 'CREDIT_MEMO', b.updated_at, b.currency, -b.amount,
    b.updated_at at time zone 'UTC', null
  from billing_adjustment b where b.agreement_id = ${agreementId} and b.status = 'COMPLETED'`;

/**
 * One page of an agreement's invoices with what is left to adjust of each, newest first; before and after are exclusive.
 * @throws NotFoundError  the actor cannot see the agreement
 * @throws ForbiddenError the actor is not its seller
 */
export async function pageOfInvoiceLineItems(ctx: Context, input: Input): Promise<Page<InvoiceLineItem>> {
  const agreement = await getAgreement(ctx, input);
  if (accountOf(ctx.actor) !== agreement.proposerId)
    throw new ForbiddenError("Invoice line items are the seller's. Only the proposer can read them.");
  const {
    invoiceId,
    invoiceType,
    invoiceBillingPeriod: period,
    beforeIssuedTime,
    afterIssuedTime,
    after,
    limit,
  } = input;
  const found = await ctx.db.rows<InvoiceLineItem>(sql`
    select agreement_id, invoice_id, invoice_type, issued_at, currency, amount, max_adjustment_amount,
      extract(month from period)::int as month, extract(year from period)::int as year
    from (${lineItems(agreement.id, agreement.pricingModel === "USAGE")}) item
    where true ${invoiceId === undefined ? empty : sql`and invoice_id = ${invoiceId}`}
      ${invoiceType === undefined ? empty : sql`and invoice_type = ${invoiceType}`}
      ${period ? sql`and extract(month from period) = ${period.month} and extract(year from period) = ${period.year}` : empty}
      ${beforeIssuedTime ? sql`and issued_at < ${beforeIssuedTime}` : empty}
      ${afterIssuedTime ? sql`and issued_at > ${afterIssuedTime}` : empty}
      ${after ? sql`and (issued_at, invoice_id) < (${after[0]}::timestamptz, ${after[1]})` : empty}
    order by issued_at desc, invoice_id desc limit ${limit + 1}`);
  return pageOf(found, limit, (item) => [item.issuedAt.toISOString(), item.invoiceId]);
}
