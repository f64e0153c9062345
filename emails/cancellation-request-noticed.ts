import { formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { notice, text } from "./mail";
import { common, identifiers, viewAgreement } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E3: a manufacturer learns that its channel partner wants to end a deal. */
export function cancellationRequestNoticed(props: CancellationMailProps) {
  const { request, agreement } = props;
  const { sellerName, buyerId, productTitle } = agreement;
  const deadline = formatInstant(request.respondBy);
  return renderMail({
    ...common(props),
    subject: subject`${sellerName} requested a cancellation for ${productTitle}`,
    preheader: `The buyer has until ${deadline} to respond.`,
    heading: `${sellerName} requested a cancellation for ${productTitle}`,
    lead: [
      text(
        `${sellerName} asked account ${buyerId} to end its agreement for ${productTitle}. You don't need to do anything.`,
      ),
      notice(
        `The buyer may respond until ${deadline}`,
        "If nobody responds by then, the cancellation is approved automatically.",
      ),
    ],
    action: viewAgreement(props),
    details: [identifiers(props), text("We will tell you how it ended.")],
  });
}
