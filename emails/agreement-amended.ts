import { renderMail } from "./layout";
import { text } from "./mail";
import { common, identifiers, term, viewAgreement } from "./parts";
import type { AgreementMailProps } from "./props";
import { subject } from "./subject";

/** E20: the buyer changed quantities or the renewal of a running agreement. */
export function agreementAmended(props: AgreementMailProps) {
  const { sellerName, buyerName, productTitle } = props.agreement;
  return renderMail({
    ...common(props),
    subject: subject`Agreement amended: ${productTitle}`,
    preheader: `${buyerName} changed the agreement with ${sellerName}.`,
    heading: `Agreement amended: ${productTitle}`,
    lead: [
      text(
        `${buyerName} changed the agreement with ${sellerName} for ${productTitle}. Its terms in the console say what holds now.`,
      ),
    ],
    action: viewAgreement(props),
    details: [identifiers(props), term(props)],
  });
}
