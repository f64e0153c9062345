import { differenceInHours } from "date-fns";
import { formatInstant, formatShortDay } from "../lib/format";
import { renderMail } from "./layout";
import { notice, text } from "./mail";
import { cleanUp, common, identifiers, review } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E4: the deadline comes near and the buyer has not answered. */
export function cancellationRequestReminder(props: CancellationMailProps) {
  const { request, agreement, writtenAt } = props;
  const { sellerName, sellerId, buyerName, productTitle } = agreement;
  const deadline = formatInstant(request.respondBy);
  const hours = Math.max(1, differenceInHours(request.respondBy, writtenAt, { roundingMethod: "round" }));
  return renderMail({
    ...common(props),
    subject: subject`Reminder: respond by ${formatShortDay(request.respondBy)} about ${productTitle}`,
    preheader: `${hours} hours left. If nobody responds, the cancellation is approved automatically.`,
    heading: `${hours} hours left to respond about ${productTitle}`,
    lead: [
      text(
        `${sellerName} (account ${sellerId}) asked ${buyerName} to end the agreement for ${productTitle}. Nobody has approved or denied the request yet.`,
      ),
      notice(
        `Respond by ${deadline}`,
        "If nobody responds by then, the cancellation is approved automatically: the agreement ends, and no further invoices are issued.",
      ),
    ],
    action: review(props),
    details: [identifiers(props), cleanUp("Before the agreement ends, clean up")],
  });
}
