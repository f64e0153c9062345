import type { Metadata } from "next";
import { Proposals } from "@/components/agreement-requests/proposals";
import { exampleTerms } from "@/lib/agreement-requests/example";
import { listProposals } from "@/lib/agreement-requests/proposals";
import { summarizeTerm } from "@/lib/agreements/terms";
import { accountOf } from "@/lib/auth/actor";
import { portalContext } from "@/lib/callers/portal";
import { calls } from "@/lib/equivalent-call";

export const metadata: Metadata = { title: "Proposals" };

export default async function ProposalsPage() {
  const ctx = await portalContext("buyer");
  const proposals = await listProposals(ctx, accountOf(ctx.actor) ?? "");
  return (
    <Proposals
      proposals={proposals.map(({ terms, acceptorId, productType, ...proposal }) => ({
        ...proposal,
        isPrivate: acceptorId !== null,
        terms: terms.map((term) => summarizeTerm(term).title),
        call: calls.createAgreementRequest(proposal.id, exampleTerms(terms, productType)),
      }))}
    />
  );
}
