import { type AgreementView, getAgreement } from "../agreements/queries";
import { accountOf, nameOf } from "../auth/actor";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ConflictError, ExpectedError, ForbiddenError, NotFoundError, ValidationError } from "../errors";
import type { Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import { newId } from "../ids";
import { inputHash, sameAgain } from "../input-hash";
import { compareAmounts, formatMoney, isTooFine } from "../money";
import type { BillingAdjustment } from "./billing-adjustment";
import { whyNotAdjust } from "./policy";
import { adjustmentColumns } from "./row";
import type { AdjustmentEntryInput } from "./schema";

/** What became of one entry of a call: accepted as a pending adjustment, or refused on its own. */
export type EntryOutcome = { entry: AdjustmentEntryInput } & (
  | { adjustment: BillingAdjustment; error?: undefined }
  | { adjustment?: undefined; error: ExpectedError }
);

/**
 * The seller gives money back for up to five invoices of one agreement. Each entry stands for itself: what is refused leaves the
 * others as they are, creates nothing and tells nobody. Accepted ones are processed by the worker and cannot be taken back.
 *
 * @throws ForbiddenError the actor is not the seller of record, or its role may only look
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_BatchCreateBillingAdjustmentRequest.html
 */
export async function requestBillingAdjustments(
  ctx: Context,
  entries: AdjustmentEntryInput[],
): Promise<EntryOutcome[]> {
  const outcomes: EntryOutcome[] = [];
  for (const entry of entries) outcomes.push(await requestOne(ctx, entry));
  return outcomes;
}

async function requestOne(ctx: Context, entry: AdjustmentEntryInput): Promise<EntryOutcome> {
  try {
    return { entry, adjustment: await inTransaction(ctx, (ctx) => requestAdjustment(ctx, entry)) };
  } catch (error) {
    if (error instanceof ExpectedError && !(error instanceof ForbiddenError)) return { entry, error };
    throw error;
  }
}

async function requestAdjustment(ctx: TxContext, entry: AdjustmentEntryInput): Promise<BillingAdjustment> {
  const agreement = await getAgreement(ctx, entry);
  const refusal = whyNotAdjust(ctx.actor, agreement);
  if (refusal) throw new ForbiddenError(refusal);
  const invoice = await lockInvoice(ctx, entry);
  const repeated = await findByToken(ctx, entry);
  if (repeated) return repeated;
  check(agreement, invoice, entry);
  const adjustment = await insert(ctx, entry);
  await recordEvents(ctx, [adjustmentFact("BillingAdjustmentRequested", agreement, adjustment, ctx.actor)]);
  return adjustment;
}

/** What happened to an adjustment, for the timeline and the parties' events. */
export const adjustmentFact = (
  type: "BillingAdjustmentRequested" | "BillingAdjustmentCompleted",
  agreement: AgreementView,
  adjustment: BillingAdjustment,
  actor: Fact["actor"],
): Fact => ({
  type,
  agreement,
  request: null,
  adjustment,
  actor,
  at: adjustment.updatedAt,
  data: { billingAdjustmentId: adjustment.id, invoiceId: adjustment.invoiceId },
});

type AdjustableInvoice = { id: string; currency: string; maximum: string; pendingId: string | null };

async function lockInvoice(ctx: TxContext, entry: AdjustmentEntryInput): Promise<AdjustableInvoice> {
  // Locked by one statement and read by the next, so that the reading counts what the lock waited for.
  await ctx.db.run(sql`select 1 from invoice where id = ${entry.invoiceId} for update`);
  const invoice = await ctx.db.row<AdjustableInvoice>(sql`
    select i.id, i.currency, i.amount - coalesce(sum(b.amount) filter (where b.status <> 'VALIDATION_FAILED'), 0) as maximum,
      max(b.id) filter (where b.status = 'PENDING') as pending_id
    from invoice i left join billing_adjustment b on b.invoice_id = i.id
    where i.id = ${entry.invoiceId} and i.agreement_id = ${entry.agreementId} group by i.id`);
  if (!invoice) {
    throw new NotFoundError(`There is no invoice ${entry.invoiceId} of this agreement here.`, {
      resource: { type: "Invoice", id: entry.invoiceId },
    });
  }
  return invoice;
}

async function findByToken(ctx: TxContext, entry: AdjustmentEntryInput): Promise<BillingAdjustment | null> {
  const earlier = await ctx.db.row<BillingAdjustment>(sql`
    select ${adjustmentColumns} from billing_adjustment b
    where b.proposer_id = ${accountOf(ctx.actor)} and b.client_token = ${entry.clientToken}`);
  return sameAgain(earlier, entry, "BillingAdjustmentRequest");
}

function check(agreement: AgreementView, invoice: AdjustableInvoice, { amount, currency }: AdjustmentEntryInput) {
  if (currency !== agreement.currency)
    throw invalid("currencyCode", "INVALID_CURRENCY_CODE", `This agreement is billed in ${agreement.currency}.`);
  if (isTooFine(amount, currency))
    throw invalid(
      "adjustmentAmount",
      "INVALID_ADJUSTMENT_AMOUNT",
      `${amount} has more decimals than ${currency} knows.`,
    );
  if (invoice.pendingId) {
    throw new ConflictError(
      `Adjustment ${invoice.pendingId} of this invoice is still being processed. Try again after it.`,
      {
        resource: { type: "BillingAdjustmentRequest", id: invoice.pendingId },
      },
    );
  }
  if (compareAmounts(amount, invoice.maximum) > 0) {
    const most = formatMoney(invoice.maximum, invoice.currency);
    throw invalid(
      "adjustmentAmount",
      "EXCEEDED_MAXIMUM_ADJUSTMENT_AMOUNT",
      `At most ${most} of this invoice is left to adjust (REFUND_AMOUNT_EXCEEDS_MAXIMUM).`,
    );
  }
}

const invalid = (name: string, code: string, message: string) =>
  new ValidationError(message, { code, fields: [{ name, message }] });

async function insert({ db, actor, now }: TxContext, entry: AdjustmentEntryInput): Promise<BillingAdjustment> {
  const adjustment = await db.row<BillingAdjustment>(sql`
    insert into billing_adjustment as b (id, agreement_id, invoice_id, proposer_id, amount, currency, reason_code, description,
      status, client_token, input_hash, requested_by, created_at, updated_at)
    values (${newId.billingAdjustment()}, ${entry.agreementId}, ${entry.invoiceId}, ${accountOf(actor)}, ${entry.amount},
      ${entry.currency}, ${entry.reasonCode}, ${entry.description}, 'PENDING', ${entry.clientToken}, ${inputHash(entry)},
      ${nameOf(actor)}, ${now}, ${now})
    on conflict (proposer_id, client_token) do nothing returning ${adjustmentColumns}`);
  // Only a token used for another invoice at the same instant gets here.
  if (!adjustment) throw new ConflictError("This client token is being used for another adjustment. Use a new token.");
  return adjustment;
}
