import { beforeEach, describe, expect, test } from "vitest";
import { acceptAgreementRequest } from "@/lib/agreement-requests/accept";
import { createAgreementRequest } from "@/lib/agreement-requests/create";
import { exampleTerms } from "@/lib/agreement-requests/example";
import { exportAgreementRequests, listAgreementRequests } from "@/lib/agreement-requests/list";
import { agreementRequestListSpec } from "@/lib/agreement-requests/list-spec";
import { whyNotAcceptRequest } from "@/lib/agreement-requests/policy";
import { listProposals } from "@/lib/agreement-requests/proposals";
import { findPlace } from "@/lib/callers/go";
import { type Context, startContext } from "@/lib/context";
import { parseListParams } from "@/lib/lists/params";
import { as, buyer, person, setNow, stranger } from "../../support/factories";
import { aProposal, createInput, quantities, quote, term, terms, wanted } from "../../support/proposals";

const legal = wanted("LegalTerm");
const seats = (count: number) => wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }));
const params = (query: Record<string, string | string[]>) => parseListParams(agreementRequestListSpec, query).params;
const idsOf = async (ctx: Context, query: Record<string, string | string[]> = {}) =>
  (await listAgreementRequests(ctx, params(query))).rows.map(({ id }) => id);

describe("the buyer's list of quotes", () => {
  let expired: string;
  let accepted: string;
  let superseded: string;
  let open: string;
  let agreementId: string;

  beforeEach(async () => {
    const proposalId = await aProposal([terms.configurable(), terms.legal()]);
    expired = (await quote({ proposalId, requestedTerms: [seats(1), legal] })).id;
    await setNow("2026-11-04T10:00:00Z");
    accepted = (await quote({ proposalId, requestedTerms: [seats(10), legal] })).id;
    const ctx = await as("BUYER_APPROVER");
    agreementId = (await acceptAgreementRequest(ctx, { agreementRequestId: accepted, purchaseOrders: [] })).id;
    await setNow("2026-11-04T11:00:00Z");
    const about = (count: number) =>
      quote({ intent: "AMEND", sourceAgreementId: agreementId, requestedTerms: [seats(count), legal] });
    superseded = (await about(20)).id;
    await setNow("2026-11-04T12:00:00Z");
    const amendment = await about(11);
    await acceptAgreementRequest(await as("BUYER_APPROVER"), { agreementRequestId: amendment.id, purchaseOrders: [] });
    await setNow("2026-11-04T13:00:00Z");
    open = (await about(30)).id;
  });

  test("shows each as it counts now, the newest first, with what it became", async () => {
    const { rows, total } = await listAgreementRequests(await as("BUYER_VIEWER"), params({}));
    expect(total).toEqual({ count: 5, isMore: false });
    expect(rows.map(({ status, intent, value }) => [status, intent, value])).toEqual([
      ["OPEN", "AMEND", "315.00"],
      ["ACCEPTED", "AMEND", "115.50"],
      ["SUPERSEDED", "AMEND", "210.00"],
      ["ACCEPTED", "NEW", "105.00"],
      ["EXPIRED", "NEW", "10.50"],
    ]);
    expect(rows.map((row) => row.agreementId === agreementId)).toEqual([false, true, false, true, false]);
    expect(JSON.stringify(rows)).not.toContain("rateCard");
  });

  test.each<[string | string[], () => string[]]>([
    ["status=OPEN", () => [open]],
    ["status=EXPIRED", () => [expired]],
    ["status=SUPERSEDED", () => [superseded]],
    [["status!=ACCEPTED", "status!=OPEN"], () => [superseded, expired]],
    ["intent=NEW", () => [accepted, expired]],
    ["value>200", () => [open, superseded]],
    ["createdAt<2026-11-03", () => [expired]],
    ["seller:northwind", () => [open, superseded, accepted, expired]],
    ["product=Something else", () => []],
  ])("is filtered by %j", async (f, expected) => {
    const found = await idsOf(await as("BUYER_APPROVER"), { f });
    expect(found.filter((id) => [open, superseded, accepted, expired].includes(id))).toEqual(expected());
  });

  test("finds by the IDs it shows", async () => {
    const ctx = await as("BUYER_APPROVER");
    expect(await idsOf(ctx, { f: `requestId=${open}` })).toEqual([open]);
    expect(await idsOf(ctx, { f: `agreementId=${agreementId}`, sort: "createdAt" })).toHaveLength(2);
    expect(await idsOf(ctx, { f: `sourceAgreementId=${agreementId}` })).toHaveLength(3);
    expect(await idsOf(ctx, { f: `:${accepted.slice(4, 20)}` })).toEqual([accepted]);
  });

  test.each(agreementRequestListSpec.sorts)("sorts by %s both ways, page by page", async (sort) => {
    const ctx = await as("BUYER_APPROVER");
    const all = await idsOf(ctx, { sort });
    expect(await idsOf(ctx, { sort: `-${sort}` })).toEqual([...all].reverse());
    const paged: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const page = await listAgreementRequests(ctx, { ...params({ sort }), size: 2, after: after || null });
      paged.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(paged).toEqual(all);
  });

  test("is nobody else's, administrators watch", async () => {
    expect(await idsOf(await as("SELLER_ADMIN"))).toEqual([]);
    expect(await idsOf(await startContext(person("BUYER_APPROVER", stranger)))).toEqual([]);
    expect(await idsOf(await as("ADMIN"))).toHaveLength(5);
  });

  test("becomes a file with what it shows", async () => {
    const rows = [];
    for await (const page of exportAgreementRequests(
      await as("BUYER_VIEWER"),
      params({ f: "status=EXPIRED" }),
    ).pages()) {
      rows.push(...page);
    }
    expect(rows).toMatchObject([{ id: expired, status: "EXPIRED", value: "10.50", currency: "USD" }]);
  });

  test("is where the search box leads the buyer, and nobody else", async () => {
    expect(await findPlace(await as("BUYER_VIEWER"), "buyer", open)).toBe(`/buy/agreement-requests/${open}`);
    expect(await findPlace(await as("SELLER_ADMIN"), "seller", open)).toMatch(/^\/sell\/agreements\?/);
  });
});

test("who may accept is told before they try", async () => {
  const [approver, viewer] = [person("BUYER_APPROVER"), person("BUYER_VIEWER")];
  expect(whyNotAcceptRequest(approver, "OPEN")).toBeNull();
  expect(whyNotAcceptRequest(viewer, "OPEN")).toBe("Only the buyer can do this. Your role is Buyer viewer.");
  for (const status of ["ACCEPTED", "SUPERSEDED", "EXPIRED"] as const) {
    expect(whyNotAcceptRequest(approver, status)).toBe(
      `Only open requests can be accepted. This one is ${status.toLowerCase()}.`,
    );
  }
});

describe("the proposals of an account", () => {
  test("are the public ones and its own, while they can be accepted", async () => {
    const own = await aProposal([terms.fixed()]);
    const everybodys = await aProposal([terms.usage()], { acceptorId: null });
    await aProposal([terms.fixed()], { acceptorId: stranger.id });
    await aProposal([terms.fixed()], { expiresAt: "2026-11-02T10:00:00Z" });
    await aProposal([terms.fixed()], { supersededAt: "2026-11-02T10:00:00Z" });
    await aProposal([term("FixedUpfrontPricingTerm", { price: "much" })]);
    const found = await listProposals(await as("BUYER_VIEWER"), buyer.id);
    expect(found.map(({ id }) => id)).toEqual([own, everybodys]);
  });

  test("come with an example that is taken as it is", async () => {
    const offers = [
      [terms.configurable(), terms.renewal(), terms.legal(), terms.support()],
      [terms.variable(), terms.validity()],
      [terms.usage(), terms.configurable(), terms.legal()],
    ];
    for (const [i, offered] of offers.entries()) {
      const productType = i === 2 ? "AmiProduct" : "SaaSProduct";
      const proposalId = await aProposal(offered, { productId: `prod-${i}`, productType });
      const input = createInput({ proposalId, requestedTerms: exampleTerms(offered, productType) });
      expect(await createAgreementRequest(await as("BUYER_APPROVER"), input)).toMatchObject({ status: "OPEN" });
    }
  });
});
