import { renderMail } from "./layout";
import { text } from "./mail";
import { cleanUp, common, consequences, identifiers, resolvedOn, viewAgreement } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E5: the buyer agreed. */
export function cancellationRequestApproved(props: CancellationMailProps) {
  const { to, request, agreement } = props;
  const { sellerName, buyerName, productTitle } = agreement;
  const who = request.resolvedBy ? `${request.resolvedBy} of ${buyerName}` : buyerName;
  return renderMail({
    ...common(props),
    subject: subject`Cancellation approved: ${productTitle} (${buyerName})`,
    preheader: `${buyerName} approved it on ${resolvedOn(props)}. No further invoices are issued.`,
    heading: `Cancellation approved: ${productTitle}`,
    lead: [
      text(
        `${who} approved the cancellation of ${productTitle} on ${resolvedOn(props)}. The agreement between ${sellerName} and ${buyerName} ended at that moment. Its status is Cancelled.`,
      ),
    ],
    action: viewAgreement(props),
    details: [
      consequences(props),
      ...(to.party === "buyer" ? [cleanUp("If you have not yet, clean up")] : []),
      identifiers(props),
    ],
  });
}
