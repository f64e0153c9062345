import type { Agreement } from "../agreements/agreement";
import type { Actor } from "../auth/actor";
import type { BillingAdjustment } from "../billing-adjustments/billing-adjustment";
import type { CancellationRequest } from "../cancellation-requests/request";

export type Party = "seller" | "buyer" | "manufacturer";
const everyone: readonly Party[] = ["seller", "buyer", "manufacturer"];

/** The mails of the product, by the codes of the experience specification; from E19 on by those that follow its own. */
export const mailKinds = [
  "E1",
  "E2",
  "E3",
  "E4",
  "E5",
  "E6",
  "E7",
  "E8",
  "E9",
  "E10",
  "E11",
  "E15",
  "E16",
  "E18",
  "E19",
  "E20",
  "E21",
  "E22",
  "E23",
  "E24",
  "E25",
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Something that happened, who did it, and when it counts from. */
export type Fact = {
  type: EventType;
  agreement: Agreement;
  request: CancellationRequest | null;
  actor: Actor;
  at: Date;
  /** What the timeline tells beyond the request and the agreement; never the parties' messages. */
  data?: Record<string, string>;
  /** The adjustment that the fact is about. */
  adjustment?: BillingAdjustment;
};

/** One mail that a fact causes: to everybody who is told at a party, or only to whoever made the request. */
export type MailRule = { kind: MailKind; to: Party; only?: "requester" };

/** Who is told of a kind of fact, and how. */
export type Told = {
  /** The EventBridge detail type without the role, and whom it goes to. Facts without one stay inside the product. */
  detailType: string | null;
  to: readonly Party[];
  /** Further events of the same fact. */
  also?: readonly { detailType: string; to: readonly Party[] }[];
  mails: readonly MailRule[];
  /** What the timeline says after the actor's name. */
  phrase: string;
};

/** The licence goes with the agreement; only a manufacturer that sells through a partner hears of it by itself. */
const licenseEnded = [{ detailType: "License Deprovisioned", to: ["manufacturer"] }] as const;
const licenseUpdated = [{ detailType: "License Updated", to: ["manufacturer"] }] as const;

const mailAll = (kind: MailKind) => everyone.map((to) => ({ kind, to }));

/**
 * Everything that is recorded, and who is told.
 * @see https://docs.aws.amazon.com/marketplace/latest/userguide/cancellation-adjustment-eventbridge.html
 */
export const catalog = {
  CancellationRequestSent: {
    detailType: "Agreement Cancellation Request Pending Approval",
    to: everyone,
    mails: [
      { kind: "E1", to: "buyer" },
      { kind: "E2", to: "seller" },
      { kind: "E3", to: "manufacturer" },
    ],
    phrase: "requested the cancellation",
  },
  CancellationRequestReceived: {
    detailType: null,
    to: [],
    mails: [],
    phrase: "requested the cancellation, which waits for a check",
  },
  CancellationRequestChecked: {
    detailType: "Agreement Cancellation Request Pending Approval",
    to: everyone,
    mails: [
      { kind: "E1", to: "buyer" },
      { kind: "E2", to: "seller" },
      { kind: "E3", to: "manufacturer" },
    ],
    phrase: "checked the request and told the buyer",
  },
  CancellationRequestApproved: {
    detailType: "Agreement Cancellation Request Approved",
    to: everyone,
    mails: mailAll("E5"),
    phrase: "approved the cancellation",
  },
  CancellationRequestApprovedAutomatically: {
    detailType: "Agreement Cancellation Request Approved",
    to: everyone,
    mails: mailAll("E6"),
    phrase: "approved the cancellation, because nobody answered in seven days",
  },
  CancellationRequestRejected: {
    detailType: "Agreement Cancellation Request Rejected",
    to: everyone,
    mails: mailAll("E7"),
    phrase: "denied the cancellation",
  },
  CancellationRequestWithdrawn: {
    detailType: "Agreement Cancellation Request Cancelled",
    to: everyone,
    mails: mailAll("E8"),
    phrase: "withdrew the request",
  },
  CancellationRequestFailed: {
    detailType: "Agreement Cancellation Request Validation Failed",
    to: ["seller"],
    mails: [{ kind: "E9", to: "seller", only: "requester" }],
    phrase: "closed the request, because validation failed",
  },
  AgreementCreated: {
    detailType: "Purchase Agreement Created",
    to: everyone,
    mails: mailAll("E19"),
    phrase: "accepted the agreement",
  },
  AgreementAmended: {
    detailType: "Purchase Agreement Amended",
    to: everyone,
    also: licenseUpdated,
    mails: mailAll("E20"),
    phrase: "amended the agreement",
  },
  AgreementReplaced: {
    detailType: "Purchase Agreement Ended",
    to: everyone,
    also: licenseEnded,
    mails: mailAll("E21"),
    phrase: "replaced the agreement",
  },
  AgreementCancelled: {
    detailType: "Purchase Agreement Ended",
    to: everyone,
    also: licenseEnded,
    mails: mailAll("E10"),
    phrase: "cancelled the agreement",
  },
  AgreementCancelledByBuyer: {
    detailType: "Purchase Agreement Ended",
    to: everyone,
    also: licenseEnded,
    mails: mailAll("E10"),
    phrase: "cancelled the subscription",
  },
  AgreementExpired: {
    detailType: "Purchase Agreement Ended",
    to: everyone,
    also: licenseEnded,
    mails: [],
    phrase: "ended the agreement on its end date",
  },
  AgreementEnding: {
    detailType: "Purchase Agreement Ending",
    to: ["seller", "buyer"],
    mails: [],
    phrase: "announced the end of the agreement",
  },
  ReminderSent: {
    detailType: null,
    to: [],
    mails: [{ kind: "E4", to: "buyer" }],
    phrase: "reminded the buyer of the deadline",
  },
  RequestEmailResent: {
    detailType: null,
    to: [],
    mails: [{ kind: "E1", to: "buyer" }],
    phrase: "sent the email to the buyer again",
  },
  ResponseLinkReplaced: {
    detailType: null,
    to: [],
    mails: [{ kind: "E1", to: "buyer" }],
    phrase: "replaced the response link",
  },
  PaymentRequestSent: {
    detailType: null,
    to: [],
    mails: [{ kind: "E22", to: "buyer" }],
    phrase: "requested a payment",
  },
  PaymentReminderSent: {
    detailType: null,
    to: [],
    mails: [{ kind: "E25", to: "buyer" }],
    phrase: "reminded the buyer of a payment request",
  },
  PaymentRequestAccepted: {
    detailType: null,
    to: [],
    mails: [{ kind: "E23", to: "seller" }],
    phrase: "accepted a payment request",
  },
  PaymentRequestRejected: {
    detailType: null,
    to: [],
    mails: [{ kind: "E23", to: "seller" }],
    phrase: "declined a payment request",
  },
  PaymentRequestWithdrawn: {
    detailType: null,
    to: [],
    mails: [{ kind: "E23", to: "buyer" }],
    phrase: "withdrew a payment request",
  },
  PaymentRequestFailed: {
    detailType: null,
    to: [],
    mails: [
      { kind: "E23", to: "seller" },
      { kind: "E23", to: "buyer" },
    ],
    phrase: "closed a payment request of the ended agreement",
  },
  PurchaseOrdersUpdated: { detailType: null, to: [], mails: [], phrase: "changed purchase orders" },
  BillingAdjustmentRequested: { detailType: null, to: [], mails: [], phrase: "requested a billing adjustment" },
  BillingAdjustmentCompleted: {
    detailType: "Purchase Agreement Billing Adjustment Completed",
    to: everyone,
    mails: mailAll("E11"),
    phrase: "processed a billing adjustment",
  },
  AgreementImported: { detailType: null, to: [], mails: [], phrase: "imported the agreement" },
} as const satisfies Record<string, Told>;

export type EventType = keyof typeof catalog;
