import { requestBillingAdjustments } from "../billing-adjustments/request";
import type { TxContext } from "../context";
import { sql } from "../db";
import { processBillingAdjustments } from "../jobs/process-adjustments";
import { acceptPaymentRequest, rejectPaymentRequest } from "../payment-requests/answer";
import { findVariablePaymentTerm } from "../payment-requests/queries";
import { sendPaymentRequest } from "../payment-requests/send";
import { accounts } from "./accounts";
import { daysBefore } from "./calendar";
import { sampleActor } from "./people";

/** What Northwind asked Harbour Bank for by milestones: one paid, one declined, one that waits. */
const milestones = [
  { daysAgo: 24, name: "Milestone 1: data model", share: "9000.00", answer: "accept" },
  { daysAgo: 9, name: "Milestone 2: first reports", share: "15000.00", answer: "decline" },
  { daysAgo: 2, name: "Milestone 2: reports and training", share: "12000.00", answer: null },
] as const;

const [seller, buyer] = ["northwind", "harbour"] as const;

/** Lets the product's own verbs ask for payments and answer them, at instants in the past. */
export async function requestSamplePayments(ctx: TxContext): Promise<void> {
  const agreement = await ctx.db.row<{ id: string }>(sql`
    select id from agreement where pricing_model = 'VARIABLE' and status = 'ACTIVE' and acceptor_id = ${accounts[buyer].id}
      and accepted_at < ${daysBefore(ctx.now, 25)} and cancellation_status is null order by id limit 1`);
  const term = agreement && (await findVariablePaymentTerm(ctx, agreement.id));
  if (!term) return;
  for (const [i, { daysAgo, name, share, answer }] of milestones.entries()) {
    const at = (days: number, actor: TxContext["actor"]) => ({ ...ctx, now: daysBefore(ctx.now, days), actor });
    const { id: paymentRequestId } = await sendPaymentRequest(at(daysAgo, sampleActor("SELLER_OPERATOR", seller)), {
      agreementId: agreement.id,
      termId: term.id,
      name,
      amount: share,
      description: null,
      clientToken: `sample-payment-${i + 1}`,
    });
    const named = { agreementId: agreement.id, paymentRequestId };
    const buyerSide = at(daysAgo - 1, sampleActor("BUYER_APPROVER", buyer));
    if (answer === "accept")
      await acceptPaymentRequest(buyerSide, { ...named, purchaseOrderReference: "PO-2026-0117" });
    if (answer === "decline")
      await rejectPaymentRequest(buyerSide, { ...named, rejectionReason: "The training is still to come." });
  }
}

/** Refunds a part of Harbour Bank's newest invoice, as the seller's script did two days ago. */
export async function adjustSampleInvoice(ctx: TxContext): Promise<void> {
  const at = daysBefore(ctx.now, 2);
  const invoice = await ctx.db.row<{ id: string; agreementId: string; currency: string }>(sql`
    select i.id, i.agreement_id, i.currency from invoice i join agreement a on a.id = i.agreement_id
    where a.proposer_id = ${accounts[seller].id} and a.acceptor_id = ${accounts[buyer].id} and a.status = 'ACTIVE'
      and i.issued_at < ${at} and i.amount > 500 order by i.issued_at desc, i.id limit 1`);
  if (!invoice) return;
  await requestBillingAdjustments({ ...ctx, now: at, actor: sampleActor("SELLER_OPERATOR", seller) }, [
    {
      agreementId: invoice.agreementId,
      invoiceId: invoice.id,
      amount: "75",
      currency: invoice.currency,
      reasonCode: "INCORRECT_METERING",
      description: null,
      clientToken: "sample-adjustment-1",
    },
  ]);
  await processBillingAdjustments({ ...ctx, now: at });
}
