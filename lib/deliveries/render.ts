import { addressConfirmation } from "../../emails/address-confirmation";
import { agreementAccepted } from "../../emails/agreement-accepted";
import { agreementAmended } from "../../emails/agreement-amended";
import { agreementCancelled } from "../../emails/agreement-cancelled";
import { agreementReplaced } from "../../emails/agreement-replaced";
import { billingAdjustmentProcessed } from "../../emails/billing-adjustment-processed";
import { cancellationRequestApproved } from "../../emails/cancellation-request-approved";
import { cancellationRequestApprovedAutomatically } from "../../emails/cancellation-request-approved-automatically";
import { cancellationRequestFailed } from "../../emails/cancellation-request-failed";
import { cancellationRequestNoticed } from "../../emails/cancellation-request-noticed";
import { cancellationRequestReceived } from "../../emails/cancellation-request-received";
import { cancellationRequestRejected } from "../../emails/cancellation-request-rejected";
import { cancellationRequestReminder } from "../../emails/cancellation-request-reminder";
import { cancellationRequestSent } from "../../emails/cancellation-request-sent";
import { cancellationRequestWithdrawn } from "../../emails/cancellation-request-withdrawn";
import { destinationPaused } from "../../emails/destination-paused";
import type { RenderedMail } from "../../emails/mail";
import { newPassword } from "../../emails/new-password";
import { oneTimeCode } from "../../emails/one-time-code";
import { paymentReminder } from "../../emails/payment-reminder";
import { type PaymentOutcome, paymentRequestClosed } from "../../emails/payment-request-closed";
import { paymentRequested } from "../../emails/payment-requested";
import type {
  AdjustmentMailProps,
  AgreementMailProps,
  CancellationMailProps,
  PaymentMailProps,
} from "../../emails/props";
import { decrypt } from "../auth/encryption";
import { codeMinutes, codePurpose, confirmationMinutes } from "../auth/one-time-code-rules";
import { passwordLinkMinutes, passwordLinkPurpose } from "../auth/password-link-rules";
import { responseUrl } from "../auth/response-link";
import { adjustmentReasonLabels } from "../billing-adjustments/billing-adjustment";
import { reasonLabel } from "../cancellation-requests/labels";
import { destinationTypeLabels } from "../destinations/destination";
import { env } from "../env";
import type { MailKind, Party } from "../events/catalog";
import { groupOf } from "../events/mail-groups";
import { formatMoney } from "../money";
import { paths } from "../paths";
import {
  type AdjustmentFacts,
  type AgreementFacts,
  hasAdjustment,
  hasAgreement,
  hasDestination,
  hasPayment,
  hasRequest,
  type MailFacts,
  type PaymentFacts,
  type RequestFacts,
} from "./facts";
import { unsubscribeUrls } from "./unsubscribe-token";

type Write = (mail: MailFacts) => Promise<RenderedMail>;

const aboutRequest =
  (write: (props: CancellationMailProps) => Promise<RenderedMail>): Write =>
  async (mail) => {
    if (!hasAgreement(mail) || !hasRequest(mail)) throw gone(mail);
    return write({ ...agreementProps(mail), request: requestProps(mail) });
  };

const aboutAgreement =
  (write: (props: AgreementMailProps) => Promise<RenderedMail>): Write =>
  async (mail) => {
    if (!hasAgreement(mail)) throw gone(mail);
    return write({ ...agreementProps(mail), request: hasRequest(mail) ? requestProps(mail) : null });
  };

const aboutPayment =
  (write: (props: PaymentMailProps, mail: MailFacts) => Promise<RenderedMail>): Write =>
  async (mail) => {
    if (!hasAgreement(mail) || !hasPayment(mail)) throw gone(mail);
    return write({ ...agreementProps(mail), payment: paymentProps(mail) }, mail);
  };

const gone = ({ id }: MailFacts) => new Error(`What mail ${id} is about no longer exists.`);

const writers: Record<MailKind, Write> = {
  E1: aboutRequest(cancellationRequestReceived),
  E2: aboutRequest(cancellationRequestSent),
  E3: aboutRequest(cancellationRequestNoticed),
  E4: aboutRequest(cancellationRequestReminder),
  E5: aboutRequest(cancellationRequestApproved),
  E6: aboutRequest(cancellationRequestApprovedAutomatically),
  E7: aboutRequest(cancellationRequestRejected),
  E8: aboutRequest(cancellationRequestWithdrawn),
  E9: aboutRequest(cancellationRequestFailed),
  E10: aboutAgreement(agreementCancelled),
  async E11(mail) {
    if (!hasAgreement(mail) || !hasAdjustment(mail)) throw gone(mail);
    return billingAdjustmentProcessed({ ...agreementProps(mail), adjustment: adjustmentProps(mail) });
  },
  E22: aboutPayment(paymentRequested),
  E25: aboutPayment(paymentReminder),
  E23: aboutPayment((props, { eventType }) => paymentRequestClosed({ ...props, outcome: eventType as PaymentOutcome })),
  async E15(mail) {
    if (!hasAgreement(mail)) throw gone(mail);
    return oneTimeCode({
      to: { name: mail.recipientName },
      code: secretIn(mail, codePurpose),
      minutesValid: codeMinutes,
      productTitle: mail.productTitle,
      sellerName: mail.proposerName,
      buyerName: mail.acceptorName,
      settingsUrl: absolute(paths.notificationSettings()),
    });
  },
  E16: async (mail) =>
    addressConfirmation({
      to: { name: mail.recipientName },
      code: secretIn(mail, codePurpose),
      minutesValid: confirmationMinutes,
      accountName: mail.accountName ?? "",
      settingsUrl: absolute(paths.notificationSettings()),
    }),
  async E18(mail) {
    if (!hasDestination(mail)) throw gone(mail);
    return destinationPaused({
      to: { name: mail.recipientName },
      destination: {
        name: mail.destinationName,
        type: destinationTypeLabels[mail.destinationType],
        url: mail.destinationUrl,
        accountName: mail.accountName ?? "",
        accountId: mail.accountId ?? "",
      },
      error: mail.destinationError,
      failingSince: mail.failingSince,
      waiting: mail.waiting,
      urls: {
        destination: absolute(paths.developer.destination(mail.destinationId)),
        settings: absolute(paths.notificationSettings()),
        unsubscribe: unsubscribePage(mail),
      },
    });
  },
  E19: aboutAgreement(agreementAccepted),
  E20: aboutAgreement(agreementAmended),
  E21: aboutAgreement(agreementReplaced),
  E24: async (mail) =>
    newPassword({
      to: { name: mail.recipientName },
      minutesValid: passwordLinkMinutes,
      urls: {
        choose: absolute(paths.resetPassword(secretIn(mail, passwordLinkPurpose))),
        settings: absolute(paths.preferences()),
      },
    }),
};

/** What a delivery says, in both parts. */
export const renderDelivery: Write = (mail) => writers[mail.kind](mail);

function secretIn({ id, secret }: MailFacts, purpose: string): string {
  if (!secret) throw new Error(`Delivery ${id} has no secret any more.`);
  return decrypt(purpose, secret);
}

export const absolute = (path: string) => `${env().appUrl}${path}`;
const unsubscribePage = ({ id, kind }: MailFacts) => (groupOf[kind] ? unsubscribeUrls(id).page : null);

export const requestPath: Record<MailFacts["party"], (id: string) => string> = {
  seller: paths.sell.cancellationRequest,
  buyer: paths.buy.cancellationRequest,
  manufacturer: paths.go,
  recipient: paths.go,
  manager: paths.go,
};
const agreementPath: typeof requestPath = {
  ...requestPath,
  seller: paths.sell.agreement,
  buyer: paths.buy.agreement,
};
const isParty = (party: MailFacts["party"]): party is Party => party !== "recipient" && party !== "manager";

/** What the recipient may read. The manufacturer's copy is emptied here and below, before any wording sees it. */
function agreementProps(mail: MailFacts & AgreementFacts): Omit<AgreementMailProps, "request"> {
  const { agreementId, requestId } = mail;
  const party = isParty(mail.party) ? mail.party : "manufacturer";
  const mayRead = party !== "manufacturer";
  return {
    to: { name: mail.recipientName, party, isExtra: mail.isExtra },
    writtenAt: mail.happenedAt,
    agreement: {
      id: agreementId,
      productTitle: mail.productTitle,
      productId: mail.productId,
      offerName: mail.offerName,
      offerId: mail.offerId,
      sellerName: mail.proposerName,
      sellerId: mail.proposerId,
      buyerName: mail.acceptorName,
      buyerId: mail.acceptorId,
      sellingAuthorizationId: mail.resaleAuthorizationId,
      startsAt: mail.startAt,
      endsAt: mail.endAt,
      endedAt: mail.endedAt,
    },
    lastInvoice:
      mayRead && mail.lastInvoiceId && mail.lastInvoiceAt && mail.lastInvoiceAmount
        ? {
            id: mail.lastInvoiceId,
            issuedAt: mail.lastInvoiceAt,
            amount: formatMoney(mail.lastInvoiceAmount, mail.currency),
          }
        : null,
    urls: {
      respond: mail.linkId ? responseUrl(mail.linkId) : absolute(paths.buy.cancellationRequest(requestId ?? "")),
      share: mail.shareLinkId ? responseUrl(mail.shareLinkId) : null,
      request: absolute(requestPath[party](requestId ?? agreementId)),
      agreement: absolute(agreementPath[party](agreementId)),
      settings: absolute(paths.notificationSettings()),
      unsubscribe: unsubscribePage(mail),
    },
  };
}

function requestProps(mail: MailFacts & RequestFacts): CancellationMailProps["request"] {
  const { requestId, requestedAt, respondBy, resolvedAt } = mail;
  const mayRead = mail.party !== "manufacturer";
  return {
    id: requestId,
    reason: mayRead ? reasonLabel(mail) : null,
    message: mayRead ? mail.description : null,
    answer: mayRead ? mail.statusMessage : null,
    createdAt: requestedAt,
    respondBy,
    resolvedAt,
    resolvedBy: mayRead ? mail.resolvedBy : null,
  };
}

const paymentProps = (mail: MailFacts & PaymentFacts): PaymentMailProps["payment"] => ({
  id: mail.paymentId,
  name: mail.paymentName,
  amount: formatMoney(mail.paymentAmount, mail.paymentCurrency),
  description: mail.paymentDescription,
  answer: mail.paymentAnswer,
  chargeId: mail.paymentChargeId,
  approvesAt: mail.paymentApprovesAt,
});

function adjustmentProps(mail: MailFacts & AdjustmentFacts): AdjustmentMailProps["adjustment"] {
  const mayRead = mail.party !== "manufacturer";
  return {
    id: mail.adjustmentId,
    invoiceId: mail.adjustedInvoiceId,
    amount: mayRead ? formatMoney(mail.adjustmentAmount, mail.adjustmentCurrency) : null,
    reason: mayRead ? adjustmentReasonLabels[mail.adjustmentReason] : null,
    description: mayRead ? mail.adjustmentDescription : null,
  };
}
