import type { MailKind, Party } from "../events/catalog";

export type Attachment = { filename: string; contentType: string; content: string };

export const deliveryStates = ["PENDING", "SENT", "FAILED", "BOUNCED"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A mail as the mailbox lists it. Times without a note are machine time. */
export type MessageSummary = {
  id: string;
  /** Later mails have larger numbers; the keyset of the list. */
  seq: number;
  kind: MailKind;
  party: Party | "recipient" | "manager";
  recipient: string;
  recipientName: string;
  /** Empty until the first try. */
  subject: string | null;
  state: DeliveryState;
  attempts: number;
  lastError: string | null;
  /** Business time: when what it tells about happened. */
  createdAt: Date;
  sentAt: Date | null;
  nextAttemptAt: Date;
  requestId: string | null;
  agreementId: string | null;
};

/** The whole mail. A live portal keeps no bodies. */
export type MessageView = MessageSummary & {
  text: string | null;
  html: string | null;
  headers: Record<string, string> | null;
  attachments: Attachment[] | null;
};

export type MessageFilter = {
  to?: string;
  /** The same, as an address bar may show it: see `addressKey`. */
  toKey?: string;
  kind?: MailKind;
  state?: DeliveryState;
  /** Only mails older than the one with this number. */
  before?: number;
  /** Only mails newer than the one with this number, the nearest to it. */
  after?: number;
  limit?: number;
};

export type MailboxPage = Pick<MessageFilter, "toKey" | "state" | "before" | "after"> & { size?: number };
