import { formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { facts, notice, quote, text } from "./mail";
import { common, identifiers } from "./parts";
import type { PaymentMailProps } from "./props";
import { subject } from "./subject";

/** E22: the seller asks for a payment under a variable payment term, and the buyer has to decide. */
export const paymentRequested = (props: PaymentMailProps) =>
  aboutWaitingPayment(props, {
    subject: subject`Payment requested by ${props.agreement.sellerName} for ${props.agreement.productTitle}`,
    heading: `${props.agreement.sellerName} requests a payment for ${props.agreement.productTitle}`,
  });

/** What the buyer of a payment that waits for an answer reads, whatever made us write. */
export function aboutWaitingPayment(props: PaymentMailProps, words: { subject: string; heading: string }) {
  const { agreement, payment, urls } = props;
  const { sellerName } = agreement;
  const silence = payment.approvesAt
    ? notice(
        `Respond by ${formatInstant(payment.approvesAt)}`,
        "If nobody responds by then, the payment is approved automatically, as your account chose when it accepted the offer.",
      )
    : notice("It waits for your answer", "Nothing is charged before somebody of your account accepts it.");
  return renderMail({
    ...common(props),
    ...words,
    preheader: `${payment.name}. Accept or decline it on the agreement's page.`,
    lead: [text(`${sellerName} asks you to pay ${payment.amount} for "${payment.name}". Tax comes on top.`), silence],
    action: { label: "Review payment request", url: urls.agreement },
    details: [
      ...quote(sellerName, payment.description),
      facts([
        ["Payment request ID", payment.id],
        ["Amount", payment.amount],
      ]),
      identifiers({ ...props, request: null }),
    ],
  });
}
