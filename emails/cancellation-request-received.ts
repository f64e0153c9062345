import { formatDay, formatInstant, formatShortDay } from "../lib/format";
import { renderMail } from "./layout";
import { notice, quote, text } from "./mail";
import { cleanUp, common, identifiers, review } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E1: the buyer is asked to decide. */
export function cancellationRequestReceived(props: CancellationMailProps) {
  const { to, request, agreement } = props;
  const { sellerName, sellerId, buyerName, productTitle, endsAt } = agreement;
  const deadline = formatInstant(request.respondBy);
  return renderMail({
    ...common(props),
    subject: subject`Action needed by ${formatShortDay(request.respondBy)}: ${sellerName} asks to cancel ${productTitle}`,
    preheader: `Respond by ${deadline}. If nobody responds, the cancellation is approved automatically.`,
    heading: `${sellerName} asks to cancel ${productTitle}`,
    lead: [
      text(
        `${sellerName} (account ${sellerId}) asks ${buyerName} to end the agreement for ${productTitle}${endsAt ? ` before its end on ${formatDay(endsAt)}` : ""}. Please approve or deny the request.`,
      ),
      notice(`Respond by ${deadline}`, "If nobody responds by then, the cancellation is approved automatically."),
    ],
    action: review(props),
    details: [
      text(
        to.isExtra
          ? `This email only informs you. The registered contacts of ${buyerName} have a link of their own to answer with; approvers can also answer in the console.`
          : `This link is yours alone. Don't forward this email: whoever opens the link can answer for ${buyerName}. Opening it changes nothing.`,
      ),
      ...quote(sellerName, request.message),
      identifiers(props),
      text(
        `If you approve, the agreement ends at that moment and no further invoices are issued. You can't undo this. Nothing is refunded automatically: ask ${sellerName} for a billing adjustment if you expect a refund for past invoices. If you deny, the agreement goes on as before.`,
      ),
      cleanUp("Before you approve, clean up"),
    ],
  });
}
