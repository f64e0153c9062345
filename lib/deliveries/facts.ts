import type { AdjustmentReason } from "../billing-adjustments/billing-adjustment";
import type { PortalReason, ReasonCode } from "../cancellation-requests/labels";
import { type Db, sql } from "../db";
import type { DestinationType } from "../destinations/destination";
import type { EventType, MailKind, Party } from "../events/catalog";

/** The agreement a mail is about, and its last invoice. */
export type AgreementFacts = {
  agreementId: string;
  productId: string;
  productTitle: string;
  offerId: string;
  offerName: string;
  proposerId: string;
  proposerName: string;
  acceptorId: string;
  acceptorName: string;
  resaleAuthorizationId: string | null;
  currency: string;
  startAt: Date;
  endAt: Date | null;
  endedAt: Date | null;
  lastInvoiceId: string | null;
  lastInvoiceAt: Date | null;
  lastInvoiceAmount: string | null;
};

/** The request a mail is about. */
export type RequestFacts = {
  requestId: string;
  reasonCode: ReasonCode;
  portalReason: PortalReason | null;
  description: string | null;
  statusMessage: string | null;
  requestedByEmail: string | null;
  requestedAt: Date;
  respondBy: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
};

/** The destination a mail is about. */
export type DestinationFacts = {
  destinationId: string;
  destinationName: string;
  destinationType: DestinationType;
  destinationUrl: string | null;
  destinationError: string | null;
  failingSince: Date | null;
  waiting: number;
};

/** The payment request a mail is about. */
export type PaymentFacts = {
  paymentId: string;
  paymentName: string;
  paymentAmount: string;
  paymentCurrency: string;
  paymentDescription: string | null;
  paymentAnswer: string | null;
  paymentChargeId: string | null;
  paymentApprovesAt: Date | null;
};

/** The billing adjustment a mail is about. */
export type AdjustmentFacts = {
  adjustmentId: string;
  adjustedInvoiceId: string;
  adjustmentAmount: string;
  adjustmentCurrency: string;
  adjustmentReason: AdjustmentReason;
  adjustmentDescription: string | null;
};

type Maybe<T> = { [Key in keyof T]: T[Key] | null };

/** A delivery with everything its mail may speak about. */
export type MailFacts = {
  id: string;
  kind: MailKind;
  party: Party | "recipient" | "manager";
  recipient: string;
  recipientName: string;
  linkId: string | null;
  secret: string | null;
  mailboxOnly: boolean;
  /** Confirmed to be informed, but no contact of the account. */
  isExtra: boolean;
  createdAt: Date;
  /** When what it tells about happened, in business time. */
  happenedAt: Date;
  accountId: string | null;
  accountName: string | null;
  /** The first mail about this request to this person; its own ID for the first. */
  rootId: string;
  /** The link that the seller may pass on, while it works. */
  shareLinkId: string | null;
  /** What happened, where the mail follows an event. */
  eventType: EventType | null;
} & Maybe<AgreementFacts> &
  Maybe<PaymentFacts> &
  Maybe<AdjustmentFacts> &
  Maybe<RequestFacts> &
  Maybe<DestinationFacts>;

export const hasAgreement = <F extends MailFacts>(facts: F): facts is F & AgreementFacts => facts.agreementId !== null;
export const hasRequest = <F extends MailFacts>(facts: F): facts is F & RequestFacts => facts.requestId !== null;
export const hasPayment = <F extends MailFacts>(facts: F): facts is F & PaymentFacts => facts.paymentId !== null;
export const hasAdjustment = <F extends MailFacts>(facts: F): facts is F & AdjustmentFacts =>
  facts.adjustmentId !== null;
export const hasDestination = <F extends MailFacts>(facts: F): facts is F & DestinationFacts =>
  facts.destinationId !== null;

/** Reads what the given deliveries are about, in one go. */
export const readMailFacts = (db: Db, deliveryIds: string[]) =>
  db.rows<MailFacts>(sql`
    select d.id, d.kind, d.party, d.recipient, d.recipient_name, d.link_id, d.secret, d.mailbox_only, d.created_at,
      coalesce(e.at, d.created_at) as happened_at, d.account_id, account.name as account_name, coalesce(root.id, d.id) as root_id,
      shared.id as share_link_id, exists (
        select 1 from mail_recipient m where m.account_id = d.account_id and m.email = d.recipient and not m.is_contact
          and m.email is distinct from r.requested_by_email) as is_extra,
      r.id as request_id, r.reason_code, r.portal_reason, r.description, r.status_message, r.requested_by_email,
      r.created_at as requested_at, r.respond_by, r.resolved_at, r.resolved_by, a.id as agreement_id, a.product_id,
      a.product_title, a.offer_id, a.offer_name, a.proposer_id, a.proposer_name, a.acceptor_id, a.acceptor_name,
      a.resale_authorization_id, a.currency, a.start_at, a.end_at, a.ended_at, invoice.id as last_invoice_id,
      invoice.issued_at as last_invoice_at, invoice.amount as last_invoice_amount, t.id as destination_id,
      t.name as destination_name, t.type as destination_type, t.url as destination_url, t.last_error as destination_error,
      e.type as event_type, p.id as payment_id, p.name as payment_name, p.amount as payment_amount,
      p.currency as payment_currency, p.description as payment_description, p.status_message as payment_answer,
      p.charge_id as payment_charge_id, p.approves_at as payment_approves_at, b.id as adjustment_id,
      b.invoice_id as adjusted_invoice_id, b.amount as adjustment_amount, b.currency as adjustment_currency,
      b.reason_code as adjustment_reason, b.description as adjustment_description,
      t.failing_since, (select count(*) from event_delivery w where w.destination_id = t.id and w.state = 'PENDING') as waiting
    from delivery d
    left join event e on e.id = d.event_id
    left join account on account.id = d.account_id
    left join cancellation_request r on r.id = d.request_id
    left join agreement a on a.id = coalesce(r.agreement_id, d.agreement_id)
    left join payment_request p on p.id = e.data ->> 'paymentRequestId'
    left join billing_adjustment b on b.id = e.data ->> 'billingAdjustmentId'
    left join destination t on t.id = d.destination_id
    left join lateral (
      select first.id from delivery first where first.request_id = d.request_id and first.recipient = d.recipient
      order by first.seq limit 1
    ) root on true
    left join response_link shared on shared.request_id = r.id and shared.kind = 'SHARED' and shared.revoked_at is null
      and d.kind = 'E2'
    left join lateral (
      select i.id, i.issued_at, i.amount from invoice i where d.kind = 'E10' and i.agreement_id = a.id
      order by i.issued_at desc, i.id limit 1
    ) invoice on true
    where d.id = any(${deliveryIds})`);
