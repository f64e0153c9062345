import type { PortalReason, ReasonCode } from "../cancellation-requests/labels";
import { type Db, sql } from "../db";
import type { MailKind, Party } from "../events/catalog";

/** A delivery with everything its mail may speak about. */
export type MailFacts = {
  id: string;
  kind: MailKind;
  party: Party;
  recipient: string;
  recipientName: string;
  linkId: string | null;
  secret: string | null;
  mailboxOnly: boolean;
  createdAt: Date;
  /** The first mail about this request to this person; its own ID for the first. */
  rootId: string;
  /** The link that the seller may pass on, while it works. */
  shareLinkId: string | null;

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
  endAt: Date | null;
  endedAt: Date | null;
  lastInvoiceId: string | null;
  lastInvoiceAt: Date | null;
  lastInvoiceAmount: string | null;
};

/** Reads what the given deliveries are about, in one go. */
export const readMailFacts = (db: Db, deliveryIds: string[]) =>
  db.rows<MailFacts>(sql`
    select d.id, d.kind, d.party, d.recipient, d.recipient_name, d.link_id, d.secret, d.mailbox_only, d.created_at, root.id as root_id,
      shared.id as share_link_id, r.id as request_id, r.reason_code, r.portal_reason, r.description, r.status_message,
      r.requested_by_email, r.created_at as requested_at, r.respond_by, r.resolved_at, r.resolved_by, a.id as agreement_id,
      a.product_id, a.product_title, a.offer_id, a.offer_name, a.proposer_id, a.proposer_name, a.acceptor_id,
      a.acceptor_name, a.resale_authorization_id, a.currency, a.end_at, a.ended_at, invoice.id as last_invoice_id,
      invoice.issued_at as last_invoice_at, invoice.amount as last_invoice_amount
    from delivery d
    join cancellation_request r on r.id = d.request_id
    join agreement a on a.id = r.agreement_id
    cross join lateral (
      select first.id from delivery first where first.request_id = d.request_id and first.recipient = d.recipient
      order by first.seq limit 1
    ) root
    left join response_link shared on shared.request_id = r.id and shared.kind = 'SHARED' and shared.revoked_at is null
      and d.kind = 'E2'
    left join lateral (
      select i.id, i.issued_at, i.amount from invoice i where d.kind = 'E10' and i.agreement_id = a.id
      order by i.issued_at desc, i.id limit 1
    ) invoice on true
    where d.id = any(${deliveryIds})`);
