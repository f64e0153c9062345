import { addDays, addMilliseconds, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import type { Agreement } from "@/lib/agreements/agreement";
import { cancelAgreement } from "@/lib/agreements/cancel";
import { getAgreement, listCharges, listEntitlements } from "@/lib/agreements/queries";
import { system } from "@/lib/auth/actor";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { expireAgreements, failRequestsOfEndedAgreements } from "@/lib/jobs/expire-agreements";
import { issueInvoices } from "@/lib/jobs/issue-invoices";
import { nothingDue, runDueJobs } from "@/lib/jobs/run-due";
import {
  aCharge,
  anAgreement,
  as,
  manufacturer,
  pendingRequest,
  rowOf,
  setNow,
  stranger,
} from "../../support/factories";
import { snapshot } from "../../support/snapshot";

const now = new Date("2026-11-02T10:00:00Z");
const deadline = new Date("2026-11-09T10:00:00Z");

const jobs = async () => runDueJobs(await startContext(system));

async function withEntitlements(agreementId: string) {
  await connections().db.run(sql`
    insert into entitlement (agreement_id, resource_id, type, status, reason_code) values
      (${agreementId}, 'prod-a', 'License', 'PROVISIONED', 'AGREEMENT_ACTIVE'),
      (${agreementId}, 'prod-b', 'License', 'SCHEDULED', 'AGREEMENT_ACTIVE')`);
}

const invoices = (agreementId: string) =>
  connections().db.rows<{ amount: string; periodStartAt: Date; issuedAt: Date; dueAt: Date }>(sql`
    select amount, period_start_at, issued_at, due_at from invoice where agreement_id = ${agreementId} order by period_start_at`);
const periods = async (agreementId: string) => (await invoices(agreementId)).map(({ periodStartAt }) => periodStartAt);
const states = async (agreementId: string) => {
  const ctx = await as("SELLER_VIEWER");
  const agreement = await getAgreement(ctx, { agreementId });
  return (await listCharges(ctx, agreement)).map(({ state }) => state);
};

describe("a cancellation", () => {
  test("ends the agreement now, keeps the contractual end, and takes the entitlements away", async () => {
    const { agreementId, requestId } = await pendingRequest();
    await withEntitlements(agreementId);
    await setNow(addDays(now, 2));
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    expect(await rowOf("agreement", agreementId)).toMatchObject({
      status: "CANCELLED",
      endAt: addDays(now, 2),
      endedAt: addDays(now, 2),
      contractualEndAt: addDays(now, 335),
      autoRenew: null,
    });
    const entitlements = await listEntitlements(await as("BUYER_VIEWER"), agreementId);
    expect(entitlements.map(({ status, reasonCode }) => `${status} ${reasonCode}`)).toEqual([
      "DEPROVISIONED AGREEMENT_INACTIVE",
      "DEPROVISIONED AGREEMENT_INACTIVE",
    ]);
  });

  test("of an agreement without an end leaves no contractual one", async () => {
    const { agreementId, requestId } = await pendingRequest({ endAt: null });
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    expect(await rowOf("agreement", agreementId)).toMatchObject({ endAt: now, contractualEndAt: null });
  });

  test("keeps past invoices, and never issues the charges from its instant on", async () => {
    const { agreementId, requestId } = await pendingRequest();
    const end = addDays(now, 2);
    const dates = [subDays(now, 20), addMilliseconds(end, -1), end, addDays(end, 30)];
    for (const [i, at] of dates.entries()) await aCharge(agreementId, at, `${i + 1}00.50`);
    expect(await jobs()).toMatchObject({ invoices: 1 });
    await setNow(end);
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    expect(await states(agreementId)).toEqual(["ISSUED", "SCHEDULED", "NOT_ISSUED", "NOT_ISSUED"]);
    await jobs();
    for (const later of [end, addDays(end, 40), addDays(end, 400)]) {
      await setNow(later);
      await jobs();
      expect(await states(agreementId)).toEqual(["ISSUED", "ISSUED", "NOT_ISSUED", "NOT_ISSUED"]);
    }
    expect((await invoices(agreementId)).map(({ amount }) => Number(amount))).toEqual([100.5, 200.5]);
  });

  test("that nobody answered counts from the deadline, however late the worker comes", async () => {
    const { agreementId } = await pendingRequest();
    for (const at of [addMilliseconds(deadline, -1), deadline, addDays(deadline, 1)]) await aCharge(agreementId, at);
    await setNow(addDays(deadline, 60));
    expect(await jobs()).toEqual({ ...nothingDue, approvedAutomatically: 1, invoices: 1, reminders: 2 });
    expect(await periods(agreementId)).toEqual([addMilliseconds(deadline, -1)]);
    expect(await rowOf("agreement", agreementId)).toMatchObject({
      endedAt: deadline,
      contractualEndAt: addDays(now, 335),
    });
  });
});

describe("reading before the worker came by", () => {
  test("an agreement past its request's deadline is cancelled, and one past its end expired", async () => {
    const cancelled = await pendingRequest();
    const expired = await anAgreement({ endAt: deadline });
    await setNow(addDays(deadline, 1));
    const ctx = await as("SELLER_VIEWER");
    expect(await getAgreement(ctx, cancelled)).toMatchObject({
      status: "CANCELLED",
      endedAt: deadline,
      contractualEndAt: addDays(now, 335),
      cancellationStatus: "APPROVED",
      pendingRequestId: null,
    });
    expect(await getAgreement(ctx, { agreementId: expired.id })).toMatchObject({
      status: "EXPIRED",
      endedAt: deadline,
    });
    await jobs();
  });
});

describe("an end date and a deadline", () => {
  const finish = async (endAt: Date, order: "jobs" | "expiry first") => {
    await setNow(now);
    const { agreementId, requestId } = await pendingRequest({ endAt });
    await setNow(addDays(deadline, 30));
    const ctx = await startContext(system);
    if (order === "jobs") await runDueJobs(ctx);
    else for (const job of [expireAgreements, failRequestsOfEndedAgreements, approveOverdueRequests]) await job(ctx);
    return {
      agreement: await rowOf("agreement", agreementId),
      request: await rowOf("cancellation_request", requestId),
    };
  };
  const cancelled = { status: "CANCELLED", endedAt: deadline };

  test.each([
    ["the deadline came first", addMilliseconds(deadline, 1), cancelled, "APPROVED"],
    ["both came at the same instant", deadline, cancelled, "APPROVED"],
    [
      "the end came first",
      addMilliseconds(deadline, -1),
      { status: "EXPIRED", endedAt: addMilliseconds(deadline, -1) },
      "VALIDATION_FAILED",
    ],
  ])("%s: whichever job runs first, the earlier one counts", async (_, endAt, agreement, status) => {
    for (const order of ["jobs", "expiry first"] as const) {
      const result = await finish(endAt, order);
      expect(result.agreement, order).toMatchObject(agreement);
      expect(result.request, order).toMatchObject({ status });
    }
  });
});

describe("an agreement that ends otherwise", () => {
  test.each(["EXPIRED", "TERMINATED", "REPLACED", "RENEWED", "ARCHIVED"])(
    "as %s fails its pending request",
    async (status) => {
      const { agreementId, requestId } = await pendingRequest();
      await setNow(addDays(now, 3));
      await connections().db.run(sql`
      update agreement set status = ${status}, ended_at = ${addDays(now, 1)} where id = ${agreementId}`);
      expect(await failRequestsOfEndedAgreements(await startContext(system))).toBe(1);
      expect(await rowOf("cancellation_request", requestId)).toMatchObject({
        status: "VALIDATION_FAILED",
        statusMessage: `The agreement is no longer active: it is ${status.toLowerCase()}.`,
        resolvedAt: addDays(now, 1),
        resolvedBy: "Countersign",
      });
      expect(await rowOf("agreement", agreementId)).toMatchObject({ status, cancellationStatus: "VALIDATION_FAILED" });
      expect(await failRequestsOfEndedAgreements(await startContext(system))).toBe(0);
    },
  );
});

describe("the buyer's own cancellation", () => {
  const usage = { pricingModel: "USAGE", endAt: null } as const;
  const refusal = async (work: () => Promise<unknown>) => {
    const before = await snapshot();
    const error = await work().then(
      () => null,
      (error: unknown) => error,
    );
    expect(await snapshot()).toEqual(before);
    if (!(error instanceof ExpectedError)) throw error ?? new Error("it was not refused");
    return error;
  };

  test("ends a pay-as-you-go agreement at once and closes the request that was waiting", async () => {
    const { agreementId, requestId } = await pendingRequest(usage);
    await withEntitlements(agreementId);
    await aCharge(agreementId, now);
    await cancelAgreement(await as("BUYER_APPROVER"), { agreementId });
    expect(await rowOf("agreement", agreementId)).toMatchObject({
      status: "CANCELLED",
      endAt: now,
      endedAt: now,
      cancellationStatus: "VALIDATION_FAILED",
    });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({
      status: "VALIDATION_FAILED",
      statusMessage: "The agreement is no longer active: the buyer cancelled the subscription.",
    });
    expect(await jobs()).toEqual(nothingDue);
    expect(await states(agreementId)).toEqual(["NOT_ISSUED"]);
  });

  test.each([
    ["a contract", { pricingModel: "CONTRACT" }, "ValidationError"],
    ["a contract with usage", { pricingModel: "CONTRACT_WITH_USAGE" }, "ValidationError"],
    ["one that has ended", { ...usage, status: "EXPIRED" }, "ConflictError"],
    ["one whose end has come", { ...usage, endAt: now }, "ConflictError"],
  ] as const)("is refused for %s", async (_, values, name) => {
    const { id } = await anAgreement(values as Partial<Agreement>);
    const error = await refusal(async () => cancelAgreement(await as("BUYER_APPROVER"), { agreementId: id }));
    expect(error.name).toBe(name);
  });

  test("is refused while another agreement depends on it", async () => {
    const [id, dependent] = [(await anAgreement(usage)).id, (await anAgreement()).id];
    await connections().db.run(sql`
      insert into agreement_relation (agreement_id, dependent_id, kind) values (${id}, ${dependent}, 'ANNUAL_DISCOUNT_OF')`);
    const error = await refusal(async () => cancelAgreement(await as("BUYER_APPROVER"), { agreementId: id }));
    expect([error.name, error.message]).toEqual([
      "ValidationError",
      `${dependent} (annual discount) depends on it. End that one first.`,
    ]);
  });

  test.each([
    ["the seller", "SELLER_ADMIN", undefined, "ForbiddenError"],
    ["the buyer's viewer", "BUYER_VIEWER", undefined, "ForbiddenError"],
    ["the manufacturer", "MANUFACTURER", undefined, "ForbiddenError"],
    ["an administrator", "ADMIN", undefined, "ForbiddenError"],
    ["a stranger", "BUYER_APPROVER", stranger, "NotFoundError"],
  ] as const)("is not for %s", async (_, role, account, name) => {
    const { id } = await anAgreement({
      ...usage,
      manufacturerId: manufacturer.id,
      manufacturerName: manufacturer.name,
    });
    const error = await refusal(async () => cancelAgreement(await as(role, account), { agreementId: id }));
    expect(error.name).toBe(name);
  });

  test("pressed five times at once ends it once", async () => {
    const { id } = await anAgreement(usage);
    const ctx = await as("BUYER_APPROVER");
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => cancelAgreement(ctx, { agreementId: id })),
    );
    expect(results.filter(({ status }) => status === "fulfilled").length).toBe(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(ExpectedError);
    const events = await connections().db.rows(sql`select type from event`);
    expect(events).toEqual([{ type: "AgreementCancelledByBuyer" }]);
  });
});

describe("the invoices job", () => {
  test("issues what has come, dated by its charge and due 30 days later, and nothing twice", async () => {
    const { id } = await anAgreement();
    for (const days of [-10, -1, 0, 1]) await aCharge(id, addDays(now, days));
    const ctx = await startContext(system);
    const issued = await Promise.all([issueInvoices(ctx), issueInvoices(ctx), issueInvoices(ctx, 1)]);
    expect(issued.reduce((sum, count) => sum + count)).toBe(3);
    expect(await issueInvoices(ctx)).toBe(0);
    expect(await invoices(id)).toMatchObject(
      [-10, -1, 0].map((days) => ({
        periodStartAt: addDays(now, days),
        issuedAt: addDays(now, days),
        dueAt: addDays(now, days + 30),
      })),
    );
    await setNow(addDays(now, 1));
    expect(await jobs()).toEqual({ ...nothingDue, invoices: 1 });
  });
});
