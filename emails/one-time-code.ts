import { renderMail } from "./layout";
import { text } from "./mail";

export type OneTimeCodeProps = {
  to: { name: string };
  code: string;
  minutesValid: number;
  productTitle: string;
  sellerName: string;
  buyerName: string;
  settingsUrl: string;
};

/** E15: six digits that prove to the response page whose mailbox this is. */
export const oneTimeCode = (props: OneTimeCodeProps) =>
  renderMail({
    subject: "Your code to respond to a cancellation request",
    preheader: `It works for ${props.minutesValid} minutes.`,
    heading: "Your code to respond",
    greeting: `Hello ${props.to.name},`,
    lead: [
      text(
        `Enter this code on the page you opened to answer the request of ${props.sellerName} to cancel ${props.productTitle}:`,
      ),
      { type: "code", code: props.code },
      text(`It works for ${props.minutesValid} minutes and only once. With it you can answer for ${props.buyerName}.`),
    ],
    details: [
      text(
        "Nobody will ever ask you for this code by phone, chat or email. If you did not ask for one, you can ignore this: without the code nothing happens.",
      ),
    ],
    why: [
      `You got this because somebody asked for a code for your address, a registered contact of ${props.buyerName}.`,
      "Replies to this address are not read.",
    ],
    settingsUrl: props.settingsUrl,
  });
