import { formatDay, formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { list, text } from "./mail";
import { common, identifiers, viewAgreement } from "./parts";
import type { AgreementMailProps } from "./props";
import { subject } from "./subject";

/** E10: the agreement has ended, by an approved cancellation or because the buyer ended it. */
export function agreementCancelled(props: AgreementMailProps) {
  const { to, agreement, lastInvoice } = props;
  const { sellerName, buyerName, productTitle, endedAt } = agreement;
  const ended = formatInstant(endedAt ?? props.writtenAt);
  const access = {
    seller: `Its entitlements have been withdrawn. End the access of ${buyerName} as your terms say.`,
    buyer: `Access to ${productTitle} may end at any time from now on. Ask ${sellerName} if you still need data from it.`,
    manufacturer: `The entitlements of account ${agreement.buyerId} have been withdrawn.`,
  }[to.party];
  const invoices = lastInvoice
    ? `The last invoice is ${lastInvoice.id} of ${formatDay(lastInvoice.issuedAt)}, ${lastInvoice.amount} before tax. Nothing that was scheduled after the end is invoiced.`
    : "Nothing that was scheduled after the end is invoiced.";
  return renderMail({
    ...common(props),
    subject: subject`Agreement ended: ${productTitle}`,
    preheader: `The agreement between ${sellerName} and ${buyerName} ended on ${ended}.`,
    heading: `Agreement ended: ${productTitle}`,
    lead: [
      text(
        `The agreement between ${sellerName} and ${buyerName} for ${productTitle} ended on ${ended}. Its status is Cancelled.`,
      ),
    ],
    action: viewAgreement(props),
    details: [list("What this means", [invoices, access]), identifiers(props)],
  });
}
