import { setTimeout as sleep } from "node:timers/promises";
import { addHours, addMilliseconds, subMinutes } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelAgreement } from "@/lib/agreements/cancel";
import { system } from "@/lib/auth/actor";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import type { CancellationRequest } from "@/lib/cancellation-requests/request";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { type Context, startContext } from "@/lib/context";
import { type Connections, connect, connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { runDueJobs } from "@/lib/jobs/run-due";
import { linkContact } from "../../support/cast";
import { anAgreement, as, buyer, contact, person, seller } from "../../support/factories";

const began = new Date("2026-11-02T10:00:00Z");
let many: Connections;
let ctx: Context;

beforeAll(() => {
  many = connect(connections().url, { max: 24 });
});
afterAll(async () => {
  await Promise.all([many.pool.end(), many.prisma.$disconnect()]);
});

const sendInput = (agreementId: string) => ({
  agreementId,
  reasonCode: "OTHER" as const,
  portalReason: null,
  description: null,
  clientToken: newId.plain(),
});

/** Contestants answer with the verb that succeeded or null; anything but an expected refusal is a bug and fails the test. */
const refusedIsNull = (work: Promise<unknown>, name: string) =>
  work.then(
    () => name,
    (error) => {
      if (error instanceof ExpectedError) return null;
      throw error;
    },
  );

type Round = { requestId: string; agreementId: string; isExpiry: boolean; at: Date };

/** A pay-as-you-go agreement with a pending request; in every other round the agreement ends before the deadline. */
async function aRound(i: number): Promise<Round> {
  const isExpiry = i % 2 === 1;
  const now = addHours(began, 2 * i);
  const deadline = addHours(now, 168);
  const at = isExpiry ? subMinutes(deadline, 30) : deadline;
  const { id } = await anAgreement({ pricingModel: "USAGE", endAt: isExpiry ? at : null });
  const request = await sendCancellationRequest({ ...ctx, now, actor: person("SELLER_OPERATOR") }, sendInput(id));
  return { requestId: request.id, agreementId: id, isExpiry, at };
}

/** Everybody at once: people a millisecond before, workers at the instant. Each round lets another one start first. */
async function race({ requestId, agreementId, at }: Round, i: number): Promise<string[]> {
  const people = { ...ctx, now: addMilliseconds(at, -1) };
  const worker = { ...ctx, now: at, actor: system };
  const contestants: (() => Promise<string | null>)[] = [
    () =>
      refusedIsNull(
        approveCancellationRequest({ ...people, actor: person("BUYER_APPROVER") }, { requestId }),
        "APPROVED",
      ),
    () =>
      refusedIsNull(
        rejectCancellationRequest(
          { ...people, actor: person("BUYER_APPROVER") },
          { requestId, rejectionReason: "No." },
        ),
        "REJECTED",
      ),
    () =>
      refusedIsNull(
        withdrawCancellationRequest(
          { ...people, actor: person("SELLER_ADMIN") },
          { requestId, cancellationReason: "Oops." },
        ),
        "CANCELLED",
      ),
    () => refusedIsNull(cancelAgreement({ ...people, actor: person("BUYER_APPROVER") }, { agreementId }), "DIRECT"),
    () => refusedIsNull(runDueJobs(worker), "DUE"),
    () =>
      refusedIsNull(
        approveCancellationRequest({ ...people, actor: linkContact(requestId) }, { requestId }),
        "APPROVED",
      ),
    () => refusedIsNull(runDueJobs(worker), "DUE"),
  ];
  const first = i % contestants.length;
  const order = [...contestants.slice(first), ...contestants.slice(0, first)];
  const running = order.map(async (contestant, place) => {
    if (place > 0 && i % 3 === 0) await sleep(place);
    return contestant();
  });
  return (await Promise.all(running)).flatMap((name) => name ?? []);
}

type Told = { type: string; requestId: string | null };

async function expectOneWinner({ requestId, agreementId, isExpiry, at }: Round, succeeded: string[]): Promise<string> {
  const { db } = connections();
  const row = <T>(statement: ReturnType<typeof sql>) => db.row<T>(statement) as Promise<T>;
  const request = await row<CancellationRequest>(sql`select * from cancellation_request where id = ${requestId}`);
  const agreement = await row<{ status: string; endedAt: Date | null }>(
    sql`select * from agreement where id = ${agreementId}`,
  );
  const events = await db.rows<Told>(sql`
    select type, request_id from event where agreement_id = ${agreementId} order by seq`);
  const answers = succeeded.filter((name) => ["APPROVED", "REJECTED", "CANCELLED"].includes(name));

  // At most one person's answer was taken, and it is the one that is written; without any it was the system's.
  expect(answers.length).toBeLessThanOrEqual(1);
  if (answers[0]) expect(request.status).toBe(answers[0]);
  else if (isExpiry || succeeded.includes("DIRECT")) expect(request.status).toBe("VALIDATION_FAILED");
  else expect(request).toMatchObject({ status: "APPROVED", resolution: "AUTOMATIC" });

  const ofRequest = events.filter(({ type }) => type.startsWith("CancellationRequest"));
  expect(ofRequest.length, "sent and resolved, each once").toBe(2);
  const ends = events.filter(({ type }) => type.startsWith("Agreement"));
  expect(ends.length).toBe(agreement.status === "ACTIVE" ? 0 : 1);
  if (request.status === "APPROVED") {
    expect(ends[0]?.type).toBe("AgreementCancelled");
    expect(agreement).toMatchObject({ status: "CANCELLED", endedAt: request.resolvedAt });
  } else if (ends[0]) {
    const type = succeeded.includes("DIRECT") ? "AgreementCancelledByBuyer" : "AgreementExpired";
    expect(ends[0].type).toBe(type);
    if (type === "AgreementExpired") expect(agreement).toMatchObject({ status: "EXPIRED", endedAt: at });
  }

  const mails = await db.rows<{ kind: string; copies: number }>(sql`
    select kind, count(*) as copies from delivery where agreement_id = ${agreementId} and kind <> 'E4'
    group by kind, recipient`);
  expect(mails.every(({ copies }) => copies === 1)).toBe(true);
  const resolvedWith: Record<string, string[]> = {
    APPROVED: [request.resolution === "AUTOMATIC" ? "E6" : "E5", "E10"],
    REJECTED: ["E7"],
    CANCELLED: ["E8"],
    VALIDATION_FAILED: ["E9"],
  };
  const byBuyer = ends.some(({ type }) => type === "AgreementCancelledByBuyer") ? ["E10"] : [];
  expect([...new Set(mails.map(({ kind }) => kind))].sort()).toEqual(
    ["E1", "E2", ...(resolvedWith[request.status] ?? []), ...byBuyer].sort(),
  );
  return `${request.status} ${request.resolution}`;
}

describe("at once", () => {
  test("answers, withdrawals, the deadline, an expiry and the buyer's own cancellation have one winner in 120 rounds", async () => {
    ctx = { ...(await startContext(system)), db: many.db };
    await contact(seller);
    await contact(buyer);
    const rounds = await Promise.all(Array.from({ length: 120 }, (_, i) => aRound(i)));
    // Each round comes at an instant of its own, so that a sweep finds only this round's work.
    const sequence = rounds
      .map((round, i) => ({ round, i }))
      .sort((a, b) => a.round.at.getTime() - b.round.at.getTime());
    const winners = new Set<string>();
    for (const { round, i } of sequence) winners.add(await expectOneWinner(round, await race(round, i)));
    expect(winners.size).toBeGreaterThan(2);
  });

  test("twenty sends on one agreement make one pending request; the others learn which", async () => {
    for (let i = 0; i < 5; i++) {
      const { id } = await anAgreement();
      ctx = { ...(await as("SELLER_OPERATOR")), db: many.db };
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => sendCancellationRequest(ctx, sendInput(id))),
      );
      const made = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
      expect(made.length).toBe(1);
      const refusals = results.flatMap((result) => (result.status === "rejected" ? result.reason : []));
      for (const refusal of refusals) {
        expect(refusal).toMatchObject({
          name: "ConflictError",
          resource: { type: "AgreementCancellationRequest", id: made[0]?.id },
        });
      }
      const told = await connections().db.rows(sql`select kind from delivery where agreement_id = ${id} order by kind`);
      expect(told).toEqual([{ kind: "E1" }, { kind: "E2" }, { kind: "E2" }]);
    }
  });

  test("a withdrawal and new sends never leave two pending requests, nor a deadlock", async () => {
    const { id } = await anAgreement();
    ctx = { ...(await as("SELLER_OPERATOR")), db: many.db };
    let pending = (await sendCancellationRequest(ctx, sendInput(id))).id;
    for (let i = 0; i < 25; i++) {
      const now = addMilliseconds(ctx.now, i + 1);
      const [, ...sent] = await Promise.all([
        withdrawCancellationRequest({ ...ctx, now }, { requestId: pending, cancellationReason: "Again." }),
        ...Array.from({ length: 4 }, () =>
          sendCancellationRequest({ ...ctx, now: addMilliseconds(now, 1) }, sendInput(id)).catch((error) => {
            if (error instanceof ExpectedError) return null;
            throw error;
          }),
        ),
      ]);
      const made = sent.flatMap((request) => request ?? []);
      expect(made.length).toBeLessThanOrEqual(1);
      ctx = { ...ctx, now: addMilliseconds(now, 2) };
      pending = made[0]?.id ?? (await sendCancellationRequest(ctx, sendInput(id))).id;
    }
  });
});
