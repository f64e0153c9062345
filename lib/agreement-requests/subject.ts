import { type AgreementView, getAgreement, listEntitlements, listTerms } from "../agreements/queries";
import type { TxContext } from "../context";
import { NotFoundError } from "../errors";
import type { Acceptor } from "./policy";
import { getProposal, type Proposal, refuseInactive } from "./proposals";
import { refusal, unsupported } from "./refusals";
import type { CreateAgreementRequestInput } from "./schema";
import type { Intent } from "./states";
import type { Term } from "./terms";

export type SourceAgreement = AgreementView & { terms: Term[] };

/** What a request is about: a proposal, an agreement, or both. */
export type Subject = {
  intent: Intent;
  proposal: Proposal | null;
  source: SourceAgreement | null;
};

/** Which of the two identifiers an intent takes: the one it needs must be there, the one it does not must not. */
const identifiers = {
  NEW: { proposal: true, source: false },
  AMEND: { proposal: false, source: true },
  REPLACE: { proposal: true, source: true },
} as const satisfies Record<Intent, { proposal: boolean; source: boolean }>;

/**
 * Finds what the request is about, and makes sure that it can be asked for at all.
 *
 * @throws NotFoundError   the proposal or the source agreement is not the buyer's to accept or change
 * @throws ValidationError an identifier is missing or superfluous, or what it names is over or cannot be changed
 */
export async function subjectOf(
  ctx: TxContext,
  acceptor: Acceptor,
  input: CreateAgreementRequestInput,
): Promise<Subject> {
  const { intent, proposalId, sourceAgreementId } = input;
  const takes = identifiers[intent];
  for (const [member, code, isTaken, value] of [
    ["sourceAgreementIdentifier", "SOURCE_AGREEMENT_IDENTIFIER", takes.source, sourceAgreementId],
    ["agreementProposalIdentifier", "AGREEMENT_PROPOSAL_IDENTIFIER", takes.proposal, proposalId],
  ] as const) {
    if (isTaken && !value) throw refusal(`MISSING_${code}`, member, `${intent} needs a ${member}.`);
    if (!isTaken && value) throw refusal(`INVALID_${code}`, member, `${intent} takes no ${member}.`);
  }
  const source = sourceAgreementId ? await ownAgreement(ctx, acceptor, sourceAgreementId) : null;
  const proposal = proposalId ? await getProposal(ctx, proposalId, acceptor.accountId) : null;
  if (source) await refuseUnchangeable(ctx, source, intent);
  if (proposal) refuseInactive(proposal, ctx.now);
  return { intent, proposal, source };
}

async function ownAgreement(ctx: TxContext, acceptor: Acceptor, agreementId: string) {
  const [agreement, terms] = await Promise.all([getAgreement(ctx, { agreementId }), listTerms(ctx, agreementId)]);
  if (agreement.acceptorId === acceptor.accountId) return { ...agreement, terms };
  throw new NotFoundError(`There is no agreement ${agreementId} here.`, {
    resource: { type: "Agreement", id: agreementId },
  });
}

/** @throws ValidationError the source agreement is not one that can be amended or replaced now */
async function refuseUnchangeable(ctx: TxContext, source: AgreementView, intent: Intent) {
  if (source.agreementType !== "PurchaseAgreement") {
    throw unsupported("Only purchase agreements can be changed here.");
  }
  if (source.status !== "ACTIVE") {
    const message = `Only active agreements can be changed; ${source.id} has ended.`;
    throw refusal("INACTIVE_AGREEMENT", "sourceAgreementIdentifier", message);
  }
  if (intent === "AMEND" && source.startAt > ctx.now) {
    throw unsupported(`${source.id} has not begun. It can be amended once it has.`);
  }
  const entitlements = await listEntitlements(ctx, source.id);
  if (entitlements.some(({ status }) => status === "PENDING")) {
    throw unsupported(`The entitlements of ${source.id} are still being provisioned. Try again when they are.`);
  }
}

/** Who sells what, whether a proposal says so or the agreement that is amended. */
export function about({ proposal, source }: Subject) {
  if (proposal) return { ...proposal, proposerId: proposal.sellerId, proposerName: proposal.sellerName };
  if (source) return source;
  throw new Error("A request without a proposal and without an agreement");
}

/** Whether the seller made the deal for this buyer alone. */
export const isTargeted = ({ proposal, source }: Subject) =>
  proposal ? proposal.acceptorId !== null : source?.offerVisibility !== "PUBLIC";
