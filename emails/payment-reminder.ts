import { aboutWaitingPayment } from "./payment-requested";
import type { PaymentMailProps } from "./props";
import { subject } from "./subject";

/** E25: the buyer has not answered a payment request yet. */
export const paymentReminder = (props: PaymentMailProps) =>
  aboutWaitingPayment(props, {
    subject: subject`Reminder: payment requested by ${props.agreement.sellerName} for ${props.agreement.productTitle}`,
    heading: `A payment for ${props.agreement.productTitle} waits for your answer`,
  });
