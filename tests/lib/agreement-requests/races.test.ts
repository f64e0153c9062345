import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptAgreementRequest } from "@/lib/agreement-requests/accept";
import { createAgreementRequest } from "@/lib/agreement-requests/create";
import { cancelAgreement } from "@/lib/agreements/cancel";
import type { Context } from "@/lib/context";
import { type Connections, connect, connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { as } from "../../support/factories";
import { acceptedAgreement, aProposal, createInput, quantities, quote, terms, wanted } from "../../support/proposals";

// Real connections, as many as contestants.
let many: Connections;
beforeAll(() => {
  many = connect(connections().url, { max: 24 });
});
afterAll(() => Promise.all([many.pool.end(), many.prisma.$disconnect()]));

const atOnce = async (): Promise<Context> => ({ ...(await as("BUYER_APPROVER")), db: many.db });
const usage = wanted("UsageBasedPricingTerm");
const legal = wanted("LegalTerm");
const seats = (count: number) => wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }));

/** What succeeded and how the others were refused; anything but an expected refusal fails the test. */
async function contest<T>(contestants: (() => Promise<T>)[]) {
  const results = await Promise.allSettled(contestants.map((run) => run()));
  const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const lost = results.flatMap((result) => {
    if (result.status === "fulfilled") return [];
    if (!(result.reason instanceof ExpectedError)) throw result.reason;
    return [result.reason];
  });
  return { won, lost };
}

const count = async (from: ReturnType<typeof sql>) =>
  (await connections().db.row<{ n: number }>(sql`select count(*) as n from ${from}`))?.n;

describe("at once", () => {
  test("twenty acceptances of one quote make one agreement, and the others learn which", async () => {
    const ctx = await atOnce();
    for (let i = 0; i < 5; i++) {
      const { id } = await quote({
        proposalId: await aProposal([terms.fixed()]),
        requestedTerms: [wanted("FixedUpfrontPricingTerm")],
      });
      const { won, lost } = await contest(
        Array.from(
          { length: 20 },
          () => () => acceptAgreementRequest(ctx, { agreementRequestId: id, purchaseOrders: [] }),
        ),
      );
      expect(won.length).toBe(1);
      expect(new Set(lost.map(({ name, message }) => `${name} ${message}`)).size).toBe(1);
      expect(lost[0]).toMatchObject({ name: "ConflictError", resource: { type: "AgreementRequest", id } });
      expect(await count(sql`agreement`)).toBe(i + 1);
      expect(await count(sql`event where type = 'AgreementCreated'`)).toBe(i + 1);
    }
  });

  test("ten quotes for the same usage leave one agreement about it", async () => {
    const ctx = await atOnce();
    const proposalId = await aProposal([terms.usage()]);
    const quotes = await Promise.all(
      Array.from({ length: 10 }, () =>
        createAgreementRequest(ctx, createInput({ proposalId, requestedTerms: [usage] })),
      ),
    );
    const { won, lost } = await contest(
      quotes.map(
        ({ id }) =>
          () =>
            acceptAgreementRequest(ctx, { agreementRequestId: id, purchaseOrders: [] }),
      ),
    );
    expect([won.length, lost.length]).toEqual([1, 9]);
    expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(["UNSUPPORTED_ACTION"]));
  });

  test("amendments and replacements of one agreement: one takes effect, the other quotes end with it", async () => {
    const ctx = await atOnce();
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const offered = [terms.configurable(), terms.legal()];
      const { id } = await acceptedAgreement(offered, [seats(1), legal]);
      const proposalId = await aProposal(offered);
      const ask = (values: object) => createAgreementRequest(ctx, createInput({ sourceAgreementId: id, ...values }));
      const quotes = await Promise.all([
        ...[2, 3, 4].map((n) => ask({ intent: "AMEND", requestedTerms: [seats(n), legal] })),
        ...[5, 6, 7].map((n) => ask({ intent: "REPLACE", proposalId, requestedTerms: [seats(n), legal] })),
      ]);
      // Each time another one is first at the door.
      const order = [...quotes.slice(round % 6), ...quotes.slice(0, round % 6)];
      const { won, lost } = await contest(
        order.map(
          ({ id }) =>
            () =>
              acceptAgreementRequest(ctx, { agreementRequestId: id, purchaseOrders: [] }),
        ),
      );
      expect(won.length).toBe(1);
      expect(lost.map(({ name }) => name)).toEqual(Array(5).fill("NotFoundError"));
      const statuses = await connections().db.rows<{ status: string; intent: string }>(sql`
        select status, intent from agreement_request where source_agreement_id = ${id} order by status`);
      expect(statuses.map(({ status }) => status)).toEqual(["ACCEPTED", ...Array(5).fill("SUPERSEDED")]);
      outcomes.add(statuses[0]?.intent ?? "");
      expect(await count(sql`agreement where initial_agreement_id = ${id} and status = 'ACTIVE'`)).toBe(1);
    }
    expect(outcomes).toEqual(new Set(["AMEND", "REPLACE"]));
  });

  test("a replacement and the buyer's own cancellation: the agreement ends once", async () => {
    const ctx = await atOnce();
    for (let round = 0; round < 10; round++) {
      const { id } = await acceptedAgreement([terms.usage()], [usage], { productId: `prod-${round}` });
      const proposalId = await aProposal([terms.usage()], { productId: `prod-${round}` });
      const request = await quote({ intent: "REPLACE", sourceAgreementId: id, proposalId, requestedTerms: [usage] });
      const contestants = [
        () => acceptAgreementRequest(ctx, { agreementRequestId: request.id, purchaseOrders: [] }),
        () => cancelAgreement(ctx, { agreementId: id }),
      ];
      const { won } = await contest<unknown>(round % 2 ? contestants : contestants.reverse());
      expect(won.length).toBe(1);
      const ends = await connections().db.rows<{ type: string }>(sql`
        select type from event where agreement_id = ${id} and type <> 'AgreementCreated'`);
      expect(ends.length).toBe(1);
      const replaced = ends[0]?.type === "AgreementReplaced";
      expect(await count(sql`agreement where initial_agreement_id = ${id} and status = 'ACTIVE'`)).toBe(
        replaced ? 1 : 0,
      );
    }
  });

  test("one token makes one quote", async () => {
    const ctx = await atOnce();
    const proposalId = await aProposal([terms.usage()]);
    const input = createInput({ proposalId, requestedTerms: [usage] });
    const { won } = await contest(Array.from({ length: 20 }, () => () => createAgreementRequest(ctx, input)));
    expect(new Set(won.map(({ id }) => id)).size).toBe(1);
    expect(won.length).toBe(20);
    expect(await count(sql`agreement_request`)).toBe(1);
  });
});
