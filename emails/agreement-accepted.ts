import { renderMail } from "./layout";
import { text } from "./mail";
import { common, identifiers, term, viewAgreement } from "./parts";
import type { AgreementMailProps } from "./props";
import { subject } from "./subject";

/** E19: the buyer accepted what the seller proposed. */
export function agreementAccepted(props: AgreementMailProps) {
  const { sellerName, buyerName, productTitle } = props.agreement;
  return renderMail({
    ...common(props),
    subject: subject`New agreement: ${productTitle}`,
    preheader: `${buyerName} accepted the offer of ${sellerName}.`,
    heading: `New agreement: ${productTitle}`,
    lead: [text(`${buyerName} accepted the offer of ${sellerName} for ${productTitle}. The agreement is active.`)],
    action: viewAgreement(props),
    details: [identifiers(props), term(props)],
  });
}
