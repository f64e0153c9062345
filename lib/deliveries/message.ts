import { agreementCancelled } from "../../emails/agreement-cancelled";
import { cancellationRequestApproved } from "../../emails/cancellation-request-approved";
import { cancellationRequestApprovedAutomatically } from "../../emails/cancellation-request-approved-automatically";
import { cancellationRequestReceived } from "../../emails/cancellation-request-received";
import { cancellationRequestRejected } from "../../emails/cancellation-request-rejected";
import { cancellationRequestSent } from "../../emails/cancellation-request-sent";
import { cancellationRequestWithdrawn } from "../../emails/cancellation-request-withdrawn";
import { portal, type RenderedMail } from "../../emails/mail";
import { oneTimeCode } from "../../emails/one-time-code";
import type { CancellationMailProps } from "../../emails/props";
import { decrypt } from "../auth/encryption";
import { codeMinutes, codePurpose } from "../auth/one-time-code-rules";
import { responseUrl } from "../auth/response-link";
import { reasonLabel } from "../cancellation-requests/labels";
import { env } from "../env";
import type { MailKind, Party } from "../events/catalog";
import { formatInstant } from "../format";
import { formatMoney } from "../money";
import { paths } from "../paths";
import { deadlineCalendar } from "./calendar";
import type { MailFacts } from "./facts";
import type { Attachment } from "./mail";

/** A mail as it leaves: nothing in it changes when it is made again. */
export type Message = RenderedMail & {
  id: string;
  from: string;
  to: { name: string; address: string };
  headers: Record<string, string>;
  attachments: Attachment[];
};

/** Turns a delivery and what it is about into the mail for its recipient. */
export async function composeMessage(mail: MailFacts): Promise<Message> {
  const { hostname } = new URL(env().appUrl);
  return {
    ...(await render(mail)),
    id: mail.id,
    from: sender(hostname),
    to: { name: mail.recipientName, address: mail.recipient },
    headers: headersOf(mail, hostname),
    attachments: attachmentsOf(mail, hostname),
  };
}

/** Whom mail comes from. */
export const sender = (hostname: string) => env().MAIL_FROM ?? `${portal} <notify@${hostname}>`;

const cancellationMails: Record<Exclude<MailKind, "E15">, (props: CancellationMailProps) => Promise<RenderedMail>> = {
  E1: cancellationRequestReceived,
  E2: cancellationRequestSent,
  E5: cancellationRequestApproved,
  E6: cancellationRequestApprovedAutomatically,
  E7: cancellationRequestRejected,
  E8: cancellationRequestWithdrawn,
  E10: agreementCancelled,
};

function render(mail: MailFacts): Promise<RenderedMail> {
  if (mail.kind !== "E15") return cancellationMails[mail.kind](propsOf(mail));
  if (!mail.secret) throw new Error(`Delivery ${mail.id} has no code any more.`);
  return oneTimeCode({
    to: { name: mail.recipientName },
    code: decrypt(codePurpose, mail.secret),
    minutesValid: codeMinutes,
    productTitle: mail.productTitle,
    sellerName: mail.proposerName,
    buyerName: mail.acceptorName,
    settingsUrl: absolute(paths.preferences()),
  });
}

const absolute = (path: string) => `${env().appUrl}${path}`;

/** What the recipient may read. The manufacturer's copy is emptied here, before any wording sees it. */
function propsOf(mail: MailFacts): CancellationMailProps {
  const { party } = mail;
  const isParty = party !== "manufacturer";
  const { requestId, agreementId, requestedAt, respondBy } = mail;
  return {
    to: { name: mail.recipientName, party },
    request: {
      id: requestId,
      reason: isParty ? reasonLabel(mail) : null,
      message: isParty ? mail.description : null,
      answer: isParty ? mail.statusMessage : null,
      createdAt: requestedAt,
      respondBy,
      resolvedAt: mail.resolvedAt,
      resolvedBy: isParty ? mail.resolvedBy : null,
    },
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
      endsAt: mail.endAt,
      endedAt: mail.endedAt,
    },
    lastInvoice:
      isParty && mail.lastInvoiceId && mail.lastInvoiceAt && mail.lastInvoiceAmount
        ? {
            id: mail.lastInvoiceId,
            issuedAt: mail.lastInvoiceAt,
            amount: formatMoney(mail.lastInvoiceAmount, mail.currency),
          }
        : null,
    urls: {
      respond: mail.linkId ? responseUrl(mail.linkId) : absolute(paths.buy.cancellationRequest(requestId)),
      share: mail.shareLinkId ? responseUrl(mail.shareLinkId) : null,
      request: absolute(requestPath[party](requestId)),
      agreement: absolute(agreementPath[party](agreementId)),
      settings: absolute(paths.preferences()),
    },
  };
}

const requestPath: Record<Party, (id: string) => string> = {
  seller: paths.sell.cancellationRequest,
  buyer: paths.buy.cancellationRequest,
  manufacturer: paths.go,
};
const agreementPath: Record<Party, (id: string) => string> = {
  seller: paths.sell.agreement,
  buyer: paths.buy.agreement,
  manufacturer: paths.go,
};

/** Stable for the delivery: a repeated mail has the same Message-ID, and all mails of a request to one person form a thread. */
function headersOf(mail: MailFacts, hostname: string): Record<string, string> {
  const root = `<${mail.rootId}@${hostname}>`;
  return {
    "Message-ID": `<${mail.id}@${hostname}>`,
    ...(mail.rootId !== mail.id && { "In-Reply-To": root, References: root }),
    "List-Id": `<${mail.requestId}.requests.${hostname}>`,
    "Auto-Submitted": "auto-generated",
    "X-Portal-Kind": mail.kind,
    "X-Portal-Reason":
      mail.kind === "E15"
        ? "code-requested"
        : mail.party === "seller" && mail.recipient === mail.requestedByEmail
          ? "requester"
          : `${mail.party}-contact`,
  };
}

const calendarMethod: Partial<Record<MailKind, "PUBLISH" | "CANCEL">> = {
  E1: "PUBLISH",
  E5: "CANCEL",
  E6: "CANCEL",
  E7: "CANCEL",
  E8: "CANCEL",
};

/** The deadline for the calendars of the two parties, taken out again by the answer. A manufacturer has no deadline. */
function attachmentsOf(mail: MailFacts, hostname: string): Attachment[] {
  const method = calendarMethod[mail.kind];
  if (!method || mail.party === "manufacturer") return [];
  const content = deadlineCalendar({
    uid: mail.requestId,
    method,
    organizer: `notify@${hostname}`,
    summary: `Respond to ${mail.proposerName}: cancel ${mail.productTitle}`,
    description: `If nobody responds by ${formatInstant(mail.respondBy)}, the cancellation is approved automatically.`,
    // Calendars are shared with colleagues: this address asks who they are, unlike the one in the mail.
    url: absolute(requestPath[mail.party](mail.requestId)),
    writtenAt: mail.createdAt,
    endsAt: mail.respondBy,
  });
  const contentType = `text/calendar; charset=utf-8; method=${method}`;
  return [{ filename: "response-deadline.ics", contentType, content }];
}
