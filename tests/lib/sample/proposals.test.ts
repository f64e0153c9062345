import { describe, expect, test } from "vitest";
import { acceptAgreementRequest } from "@/lib/agreement-requests/accept";
import { createAgreementRequest } from "@/lib/agreement-requests/create";
import { agreementProposalId, type RequestedTerm } from "@/lib/agreement-requests/schema";
import type { Term } from "@/lib/agreement-requests/terms";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { AccountKey } from "@/lib/sample/accounts";
import { sampleKeyActor } from "@/lib/sample/keys";
import { ensureSampleData } from "@/lib/sample/load";
import { proposalId, type SampleProposal, sampleProposals, termsOfProposal } from "@/lib/sample/proposals";
import { proposalsPage } from "@/lib/sample/proposals-page";

const now = new Date("2026-11-02T10:00:00Z");

test("the page about them is up to date", async () => {
  await expect(proposalsPage()).toMatchFileSnapshot("../../../docs/sample-proposals.md");
});

test("identifiers are those that the service would take, and each names one thing", () => {
  const ids = sampleProposals.map(proposalId);
  for (const id of ids) expect(agreementProposalId.safeParse(id).success, id).toBe(true);
  const terms = sampleProposals.flatMap((proposal) => termsOfProposal(proposal, now).map(({ id }) => id));
  expect([new Set(ids).size, new Set(terms).size]).toEqual([ids.length, terms.length]);
});

/** Every choice that a term asks for. */
const choose: Record<string, RequestedTerm["configuration"]> = {
  RenewalTerm: { renewalTermConfiguration: { enableAutoRenew: true } },
  VariablePaymentTerm: {
    variablePaymentTermConfiguration: {
      paymentRequestApprovalStrategy: "AUTO_APPROVE_ON_EXPIRATION",
      expirationDuration: "P10D",
    },
  },
};

function chosen({ id, type, content }: Term): RequestedTerm {
  if (type !== "ConfigurableUpfrontPricingTerm") return { id, ...(choose[type] && { configuration: choose[type] }) };
  const [card] = content.rateCards as { selector: { value: string }; rateCard: { dimensionKey: string }[] }[];
  return {
    id,
    configuration: {
      configurableUpfrontPricingTermConfiguration: {
        selectorValue: card?.selector.value ?? "",
        dimensions: card?.rateCard.map(({ dimensionKey }) => ({ dimensionKey, dimensionValue: 2 })) ?? [],
      },
    },
  };
}

async function buy(proposal: SampleProposal, buyer: AccountKey, without: string[] = []) {
  const ctx = await startContext(sampleKeyActor("BUYER_APPROVER", buyer));
  const requestedTerms = termsOfProposal(proposal, now)
    .filter(({ type }) => !without.includes(type))
    .map(chosen);
  const { id } = await createAgreementRequest(ctx, {
    intent: "NEW",
    proposalId: proposalId(proposal),
    sourceAgreementId: null,
    requestedTerms,
    estimateTaxes: true,
    clientToken: newId.plain(),
  });
  return acceptAgreementRequest(ctx, { agreementRequestId: id, purchaseOrders: [] });
}

describe("on the first day", () => {
  test("Harbour Bank, whose key the documents use, can accept every proposal that is meant for it", async () => {
    await ensureSampleData();
    const mine = sampleProposals.filter(({ ended, buyer }) => !ended && (!buyer || buyer === "harbour"));
    for (const proposal of mine) {
      if (proposal.name === "relayusage") {
        // Usage first, then the annual price.
        await buy(proposal, "harbour", ["ConfigurableUpfrontPricingTerm"]);
        expect(await buy(proposal, "harbour", ["UsageBasedPricingTerm"])).toMatchObject({ pricingModel: "CONTRACT" });
        await connections().db.run(sql`
          update agreement set status = 'CANCELLED', ended_at = ${now} where pricing_model = 'USAGE' and offer_id like 'offer-sample9%'`);
      } else if (proposal.name === "notebookyear") {
        await connections().db.run(sql`
          update agreement set status = 'CANCELLED', ended_at = ${now} where pricing_model = 'FREE_TRIAL'`);
        expect(await buy(proposal, "harbour")).toMatchObject({ value: "9000.00000000" });
      } else {
        expect(await buy(proposal, "harbour"), proposal.name).toMatchObject({ status: "ACTIVE" });
      }
    }
  });

  test("what has ended is refused as it says, and other buyers' proposals are not there", async () => {
    await ensureSampleData();
    const refused = async (proposal: SampleProposal, buyer: AccountKey) => {
      const error = await buy(proposal, buyer).catch((error) => error);
      expect(error).toBeInstanceOf(ExpectedError);
      return error as ExpectedError;
    };
    for (const proposal of sampleProposals) {
      if (proposal.ended) expect(proposal.purpose).toContain((await refused(proposal, "tanager")).code);
      if (proposal.buyer) expect((await refused(proposal, "tanager")).name).toBe("NotFoundError");
    }
  });

  test("there are agreement requests in every state, and agreements that they made, amended and replaced", async () => {
    await ensureSampleData();
    const { db } = connections();
    const found = await db.rows<{ status: string; intent: string }>(sql`
      select distinct case when status = 'OPEN' and expires_at <= ${now} then 'EXPIRED' else status end as status, intent
      from agreement_request`);
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(["OPEN", "ACCEPTED", "SUPERSEDED", "EXPIRED"]));
    expect(new Set(found.map(({ intent }) => intent))).toEqual(new Set(["NEW", "AMEND", "REPLACE"]));
    const types = await db.rows<{ type: string }>(sql`select distinct type from term`);
    expect(types.length).toBe(13);
  });
});
