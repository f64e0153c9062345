import type { OfferVisibility } from "../agreements/agreement";
import type { Context } from "../context";
import { sql } from "../db";
import { NotFoundError } from "../errors";
import { refusal } from "./refusals";
import { type ProposalStatus, proposalStatus } from "./states";
import { areReadable, type Term } from "./terms";

export type Proposal = {
  id: string;
  offerId: string;
  offerName: string;
  offerSetId: string | null;
  offerVisibility: OfferVisibility;
  productId: string;
  productTitle: string;
  productType: string;
  sellerId: string;
  sellerName: string;
  manufacturerId: string;
  manufacturerName: string;
  /** Empty for a public proposal. */
  acceptorId: string | null;
  resaleAuthorizationId: string | null;
  terms: Term[];
  createdAt: Date;
  expiresAt: Date | null;
  supersededAt: Date | null;
};

const columns = sql`
  p.id, p.offer_id, o.name as offer_name, o.offer_set_id, o.visibility as offer_visibility, p.product_id,
  d.title as product_title, d.type as product_type, p.seller_id, coalesce(s.name, p.seller_id) as seller_name,
  d.manufacturer_id, coalesce(m.name, d.manufacturer_id) as manufacturer_name, p.acceptor_id, p.resale_authorization_id,
  p.terms, p.created_at, p.expires_at, p.superseded_at`;
const joined = sql`
  agreement_proposal p join offer o on o.id = p.offer_id join product d on d.id = p.product_id
  left join account s on s.id = p.seller_id left join account m on m.id = d.manufacturer_id`;
/** A public proposal is everybody's to see, a private one only the buyer's it was made for. */
const visibleTo = (acceptorId: string) => sql`(p.acceptor_id is null or p.acceptor_id = ${acceptorId})`;

/** A proposal that this buyer may accept, whatever has become of it. Foreign and missing look the same. @throws NotFoundError */
export async function getProposal(ctx: Context, id: string, acceptorId: string): Promise<Proposal> {
  const proposal = await ctx.db.row<Proposal>(sql`
    select ${columns} from ${joined} where p.id = ${id} and ${visibleTo(acceptorId)}`);
  if (!proposal) {
    throw new NotFoundError(`There is no agreement proposal ${id} here.`, {
      resource: { type: "AgreementProposal", id },
    });
  }
  return proposal;
}

const refusals: Record<Exclude<ProposalStatus, "ACTIVE">, { code: string; words: string }> = {
  EXPIRED: { code: "EXPIRED_AGREEMENT_PROPOSAL", words: "has expired" },
  SUPERSEDED: { code: "SUPERSEDED_AGREEMENT_PROPOSAL", words: "was superseded by a newer one" },
};

/** @throws ValidationError the proposal can no longer be accepted */
export function refuseInactive(proposal: Proposal, now: Date): void {
  const status = proposalStatus(proposal, now);
  if (status === "ACTIVE") return;
  const { code, words } = refusals[status];
  const message = `Proposal ${proposal.id} ${words}. Ask ${proposal.sellerName} for a new one.`;
  throw refusal(code, "agreementProposalIdentifier", message);
}

/** The proposals that a buyer may accept now, the private ones first. */
export async function listProposals(ctx: Context, acceptorId: string): Promise<Proposal[]> {
  const proposals = await ctx.db.rows<Proposal>(sql`
    select ${columns} from ${joined}
    where ${visibleTo(acceptorId)} and coalesce(p.expires_at, 'infinity') > ${ctx.now}
      and coalesce(p.superseded_at, 'infinity') > ${ctx.now}
    order by p.acceptor_id nulls last, p.id limit 100`);
  return proposals.filter(({ terms }) => areReadable(terms));
}
