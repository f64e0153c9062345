import { portal, type RenderedMail } from "../../emails/mail";
import { env } from "../env";
import type { MailKind } from "../events/catalog";
import { groupOf } from "../events/mail-groups";
import { formatInstant } from "../format";
import { deadlineCalendar } from "./calendar";
import { type AgreementFacts, hasAgreement, hasRequest, type MailFacts, type RequestFacts } from "./facts";
import type { Attachment } from "./mail";
import { absolute, renderDelivery, requestPath } from "./render";
import { unsubscribeUrls } from "./unsubscribe-token";

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
    ...(await renderDelivery(mail)),
    id: mail.id,
    from: sender(hostname),
    to: { name: mail.recipientName, address: mail.recipient },
    headers: headersOf(mail, hostname),
    attachments: hasRequest(mail) && hasAgreement(mail) ? attachmentsOf(mail, hostname) : [],
  };
}

/** Whom mail comes from. */
export const sender = (hostname: string) => env().MAIL_FROM ?? `${portal} <notify@${hostname}>`;

/** Stable for the delivery: a repeated mail has the same Message-ID, and all mails of a request to one person form a thread. */
function headersOf(mail: MailFacts, hostname: string): Record<string, string> {
  const root = `<${mail.rootId}@${hostname}>`;
  const list = mail.requestId
    ? `${mail.requestId}.requests`
    : mail.agreementId
      ? `${mail.agreementId}.agreements`
      : null;
  return {
    "Message-ID": `<${mail.id}@${hostname}>`,
    ...(mail.rootId !== mail.id && { "In-Reply-To": root, References: root }),
    ...(list && { "List-Id": `<${list}.${hostname}>` }),
    ...(groupOf[mail.kind] && {
      "List-Unsubscribe": `<${unsubscribeUrls(mail.id).oneClick}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
    "Auto-Submitted": "auto-generated",
    "X-Portal-Kind": mail.kind,
    "X-Portal-Reason": reasonFor(mail),
  };
}

const specialReasons: Partial<Record<MailKind, string>> = {
  E15: "code-requested",
  E16: "address-to-confirm",
  E18: "destination-manager",
  E24: "password-link-requested",
};

function reasonFor({ kind, party, recipient, requestedByEmail, isExtra }: MailFacts): string {
  if (party === "seller" && recipient === requestedByEmail) return "requester";
  return specialReasons[kind] ?? (isExtra ? `${party}-extra-recipient` : `${party}-contact`);
}

const calendarMethod: Partial<Record<MailKind, "PUBLISH" | "CANCEL">> = {
  E1: "PUBLISH",
  E5: "CANCEL",
  E6: "CANCEL",
  E7: "CANCEL",
  E8: "CANCEL",
};

/** The deadline for the calendars of the two parties, taken out again by the answer. A manufacturer has no deadline. */
function attachmentsOf(mail: MailFacts & RequestFacts & AgreementFacts, hostname: string): Attachment[] {
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
