import { formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { list, text } from "./mail";
import { common, identifiers, viewAgreement } from "./parts";
import type { AgreementMailProps } from "./props";
import { subject } from "./subject";

/** E21: the agreement ended because another took its place. */
export function agreementReplaced(props: AgreementMailProps) {
  const { sellerName, buyerName, productTitle, endedAt } = props.agreement;
  const ended = formatInstant(endedAt ?? props.writtenAt);
  return renderMail({
    ...common(props),
    subject: subject`Agreement replaced: ${productTitle}`,
    preheader: `The agreement between ${sellerName} and ${buyerName} was replaced on ${ended}.`,
    heading: `Agreement replaced: ${productTitle}`,
    lead: [
      text(
        `The agreement between ${sellerName} and ${buyerName} for ${productTitle} ended on ${ended}, because another took its place. Its status is Replaced.`,
      ),
    ],
    action: viewAgreement(props),
    details: [
      list("What this means", [
        "Nothing that was scheduled after the end is invoiced under it. The agreement that follows has its own charges.",
        "Nothing is refunded automatically.",
      ]),
      identifiers(props),
    ],
  });
}
