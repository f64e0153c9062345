import { renderMail } from "./layout";
import { facts, quote, text } from "./mail";
import { common, identifiers, viewAgreement } from "./parts";
import type { PaymentMailProps } from "./props";
import { subject } from "./subject";

const outcomes = {
  PaymentRequestAccepted: {
    word: "accepted",
    text: "It is charged now, and the invoice follows.",
  },
  PaymentRequestRejected: { word: "declined", text: "Nothing is charged. The seller may ask again." },
  PaymentRequestWithdrawn: { word: "withdrawn", text: "The seller took it back. Nothing is charged." },
  PaymentRequestFailed: { word: "closed", text: "The agreement ended before it was answered. Nothing is charged." },
} as const;
export type PaymentOutcome = keyof typeof outcomes;

/** E23: how a payment request ended, for the side that did not decide. */
export function paymentRequestClosed(props: PaymentMailProps & { outcome: PaymentOutcome }) {
  const { agreement, payment } = props;
  const { word, text: consequence } = outcomes[props.outcome];
  return renderMail({
    ...common(props),
    subject: subject`Payment request ${word}: ${agreement.productTitle} (${agreement.buyerName})`,
    preheader: `${payment.name} was ${word}.`,
    heading: `Payment request ${word}`,
    lead: [text(`The payment request "${payment.name}" for ${payment.amount} was ${word}. ${consequence}`)],
    action: viewAgreement({ ...props, request: null }),
    details: [
      ...quote(agreement.buyerName, payment.answer),
      facts([
        ["Payment request ID", payment.id],
        ["Amount", payment.amount],
        ["Charge ID", payment.chargeId],
      ]),
      identifiers({ ...props, request: null }),
    ],
  });
}
