import { renderMail } from "./layout";
import { list, quote, text } from "./mail";
import { common, continues, identifiers, resolvedOn, viewRequest } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E8: the seller took the request back. */
export function cancellationRequestWithdrawn(props: CancellationMailProps) {
  const { to, request, agreement } = props;
  const { sellerName, productTitle } = agreement;
  const who = request.resolvedBy ? `${request.resolvedBy} of ${sellerName}` : sellerName;
  return renderMail({
    ...common(props),
    subject: subject`Cancellation request withdrawn: ${productTitle}`,
    preheader: `${sellerName} withdrew it on ${resolvedOn(props)}. Nothing changes.`,
    heading: `Cancellation request withdrawn: ${productTitle}`,
    lead: [
      text(
        `${who} withdrew the request to cancel ${productTitle} on ${resolvedOn(props)}. Nothing changes: the agreement stays active and ${continues(props)}.`,
      ),
      ...quote(sellerName, request.answer),
    ],
    action: viewRequest(props),
    details: [
      list("What this means", [
        ...(to.party === "buyer" ? ["You don't need to do anything. The links in earlier emails no longer work."] : []),
        "Invoices go on as agreed.",
      ]),
      identifiers(props),
    ],
  });
}
