import type { Party } from "../lib/events/catalog";

/**
 * What the mails about a cancellation request are told. A manufacturer's copy comes without the parties' words, reasons,
 * people and amounts: they are absent, not masked.
 */
export type CancellationMailProps = {
  /** An extra recipient is informed, but decides nothing. */
  to: { name: string; party: Party; isExtra: boolean };
  /** The instant the mail speaks from. */
  writtenAt: Date;
  request: {
    id: string;
    reason: string | null;
    message: string | null;
    /** The buyer's reason for denying, or the seller's for withdrawing. */
    answer: string | null;
    createdAt: Date;
    respondBy: Date;
    resolvedAt: Date | null;
    resolvedBy: string | null;
  };
  agreement: {
    id: string;
    productTitle: string;
    productId: string;
    offerName: string;
    offerId: string;
    sellerName: string;
    sellerId: string;
    buyerName: string;
    buyerId: string;
    sellingAuthorizationId: string | null;
    startsAt: Date;
    endsAt: Date | null;
    endedAt: Date | null;
  };
  lastInvoice: { id: string; issuedAt: Date; amount: string } | null;
  urls: {
    /** The recipient's own link, with which they answer. */
    respond: string;
    /** The link that the seller may pass on; it decides nothing. */
    share: string | null;
    request: string;
    agreement: string;
    settings: string;
    /** Where this person stops optional mails of this group. */
    unsubscribe: string | null;
  };
};

/** What a mail about an agreement is told when it may have ended without a request. */
export type AgreementMailProps = Omit<CancellationMailProps, "request"> & {
  request: CancellationMailProps["request"] | null;
};

/** What the mails about a payment request are told. Amounts are written out with their currency. */
export type PaymentMailProps = Omit<CancellationMailProps, "request"> & {
  payment: {
    id: string;
    name: string;
    amount: string;
    description: string | null;
    /** The buyer's reason for declining. */
    answer: string | null;
    chargeId: string | null;
    approvesAt: Date | null;
  };
};

/** What the mail about a billing adjustment is told; amount, reason and message are absent in a manufacturer's copy. */
export type AdjustmentMailProps = Omit<CancellationMailProps, "request"> & {
  adjustment: {
    id: string;
    invoiceId: string;
    amount: string | null;
    reason: string | null;
    description: string | null;
  };
};
