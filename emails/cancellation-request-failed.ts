import { renderMail } from "./layout";
import { list, text } from "./mail";
import { common, identifiers, resolvedOn, viewRequest } from "./parts";
import type { CancellationMailProps } from "./props";
import { subject } from "./subject";

/** E9: the request could not be carried out; only who made it is told. */
export function cancellationRequestFailed(props: CancellationMailProps) {
  const { request, agreement } = props;
  const { buyerName, productTitle } = agreement;
  return renderMail({
    ...common(props),
    subject: subject`Cancellation request couldn't be processed: ${productTitle} (${buyerName})`,
    preheader: `It was closed on ${resolvedOn(props)}. Nothing else has changed.`,
    heading: "Cancellation request couldn't be processed",
    lead: [
      text(
        `Your request to cancel ${productTitle} for ${buyerName} was closed on ${resolvedOn(props)}, because it failed validation.`,
      ),
      text(request.answer ?? "The agreement was no longer in a state in which it can be cancelled."),
    ],
    action: viewRequest(props),
    details: [
      list("What to do", [
        "Look at the agreement: if it has ended, there is nothing left to cancel.",
        "If another agreement depends on it, request the cancellation of that one first.",
        "If it is active again, send a new request.",
      ]),
      identifiers(props),
    ],
  });
}
