import { formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { text } from "./mail";
import { cleanUp, common, consequences, identifiers, viewAgreement } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E6: seven days passed without an answer. */
export function cancellationRequestApprovedAutomatically(props: CancellationMailProps) {
  const { to, request, agreement } = props;
  const { sellerName, buyerName, productTitle } = agreement;
  const deadline = formatInstant(request.respondBy);
  return renderMail({
    ...common(props),
    subject: subject`Cancellation approved automatically: ${productTitle} (${buyerName})`,
    preheader: `Nobody responded by ${deadline}. No further invoices are issued.`,
    heading: `Cancellation approved automatically: ${productTitle}`,
    lead: [
      text(
        `Nobody at ${buyerName} responded by ${deadline}, seven days after the request. The cancellation of ${productTitle} was approved automatically, and the agreement between ${sellerName} and ${buyerName} ended at that moment. Its status is Cancelled.`,
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
