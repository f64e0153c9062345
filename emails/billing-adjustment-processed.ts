import { renderMail } from "./layout";
import { facts, list, quote, text } from "./mail";
import { common, identifiers, viewAgreement } from "./parts";
import type { AdjustmentMailProps } from "./props";
import { subject } from "./subject";

/** E11: money was given back for an invoice. The manufacturer learns that, without the amount and the message. */
export function billingAdjustmentProcessed(props: AdjustmentMailProps) {
  const { to, agreement, adjustment } = props;
  const { sellerName, buyerName, productTitle } = agreement;
  const what = adjustment.amount ? `${adjustment.amount} of invoice` : "a part of invoice";
  const applied = {
    seller: `An unpaid invoice is lowered by it. For a paid one ${buyerName} gets a credit memo or a refund to the card.`,
    buyer:
      "If the invoice is unpaid, you owe less. If it was paid, you get a credit memo, or the money back on the card you paid with.",
    manufacturer: "The next disbursements take it into account.",
  }[to.party];
  return renderMail({
    ...common(props),
    subject: subject`Billing adjustment processed for ${productTitle}`,
    preheader: `${sellerName} adjusted an invoice of ${buyerName}.`,
    heading: `Billing adjustment processed for ${productTitle}`,
    lead: [text(`${sellerName} gave back ${what} ${adjustment.invoiceId} to ${buyerName}. It can't be undone.`)],
    action: viewAgreement({ ...props, request: null }),
    details: [
      list("What this means", [applied, "Amounts are before tax; tax is corrected in addition."]),
      ...quote(sellerName, adjustment.description),
      facts([
        ["Adjustment ID", adjustment.id],
        ["Invoice ID", adjustment.invoiceId],
        ["Amount", adjustment.amount],
        ["Reason", adjustment.reason],
      ]),
      identifiers({ ...props, request: null }),
    ],
  });
}
