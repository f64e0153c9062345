import { formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { type Block, list, notice, quote, text } from "./mail";
import { common, identifiers, viewRequest } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E2: the seller's own request is on its way. */
export function cancellationRequestSent(props: CancellationMailProps) {
  const { request, agreement, urls } = props;
  const { sellerName, buyerName, productTitle } = agreement;
  const deadline = formatInstant(request.respondBy);
  const share: Block[] = urls.share
    ? [
        {
          type: "link",
          title: "Response link to share",
          url: urls.share,
          text: "Sharing the link can speed up the answer. It only opens the request: the buyer still signs in or confirms a code before deciding.",
        },
      ]
    : [];
  return renderMail({
    ...common(props),
    subject: subject`Cancellation request sent for ${productTitle} (${buyerName})`,
    preheader: `${buyerName} has until ${deadline} to respond.`,
    heading: `Cancellation request sent for ${productTitle}`,
    lead: [
      text(`${buyerName} has been asked to approve or deny the cancellation of ${productTitle}.`),
      notice(
        `Response due ${deadline}`,
        `If ${buyerName} does not respond by then, the cancellation is approved automatically.`,
      ),
    ],
    action: viewRequest(props),
    details: [
      ...share,
      identifiers(props),
      ...quote(sellerName, request.message),
      list("Good to know", [
        "You can withdraw the request until somebody has answered it: open it and choose Withdraw.",
        "An approval stops future invoices. It refunds nothing: past invoices need a billing adjustment (refund).",
      ]),
    ],
  });
}
