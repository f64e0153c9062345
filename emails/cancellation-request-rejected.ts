import { renderMail } from "./layout";
import { list, quote, text } from "./mail";
import { common, continues, identifiers, resolvedOn, viewRequest } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E7: the buyer declined. */
export function cancellationRequestRejected(props: CancellationMailProps) {
  const { to, request, agreement } = props;
  const { sellerName, buyerName, productTitle } = agreement;
  const who = request.resolvedBy ? `${request.resolvedBy} of ${buyerName}` : buyerName;
  return renderMail({
    ...common(props),
    subject: subject`Cancellation denied: ${productTitle} (${buyerName})`,
    preheader: `${buyerName} denied it on ${resolvedOn(props)}. The agreement ${continues(props)}.`,
    heading: `Cancellation denied: ${productTitle}`,
    lead: [
      text(
        `${who} denied the cancellation of ${productTitle} on ${resolvedOn(props)}. The agreement stays active and ${continues(props)}.`,
      ),
      ...quote(buyerName, request.answer),
    ],
    action: viewRequest(props),
    details: [
      list("What this means", [
        "Nothing changes: invoices go on as agreed.",
        to.party === "seller"
          ? "You may ask again with a new request."
          : `${sellerName} may ask again with a new request.`,
      ]),
      identifiers(props),
    ],
  });
}
