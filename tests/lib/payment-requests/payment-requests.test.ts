import { addDays, addMilliseconds } from "date-fns";
import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/auth/actor";
import { system } from "@/lib/auth/actor";
import { type Context, startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runDueJobs } from "@/lib/jobs/run-due";
import { acceptPaymentRequest, rejectPaymentRequest, withdrawPaymentRequest } from "@/lib/payment-requests/answer";
import type { PaymentRequest } from "@/lib/payment-requests/payment-request";
import { findVariablePaymentTerm, getPaymentRequest, listPaymentRequestsOf } from "@/lib/payment-requests/queries";
import { sendPaymentRequest } from "@/lib/payment-requests/send";
import { as, aVariableAgreement, buyer, person, stranger } from "../../support/factories";

const input = (agreementId: string, amount = "400.00", more = {}) => ({
  agreementId,
  termId: "term-variable",
  name: "Milestone one",
  amount,
  description: null,
  clientToken: newId.plain(),
  ...more,
});
const send = async (agreementId: string, amount?: string, more = {}) =>
  sendPaymentRequest(await as("SELLER_OPERATOR"), input(agreementId, amount, more));
const of = ({ id, agreementId }: PaymentRequest) => ({ agreementId, paymentRequestId: id });
const remaining = async (agreementId: string) =>
  Number((await findVariablePaymentTerm(await as("BUYER_APPROVER"), agreementId))?.remaining);
const later = async (now: Date, role?: Role): Promise<Context> => ({
  ...(await startContext(role ? person(role) : system)),
  now,
});

describe("a seller asks for a payment", () => {
  test("it waits for the buyer and takes its part of what the term allows", async () => {
    const { id } = await aVariableAgreement();
    const request = await send(id);
    expect(request).toMatchObject({ status: "PENDING_APPROVAL", currency: "USD", approvesAt: null, chargeId: null });
    expect(Number(request.amount)).toBe(400);
    expect(await remaining(id)).toBe(600);
  });

  test.each([
    ["more than is left", "1000.01", {}, "INVALID_CHARGE_AMOUNT"],
    ["a part of a cent", "10.001", {}, "INVALID_CHARGE_AMOUNT"],
    ["another term", "10", { termId: "term-other" }, "INVALID_TERM_ID"],
  ])("%s is refused and changes nothing", async (_, amount, more, code) => {
    const { id } = await aVariableAgreement();
    await expect(send(id, amount, more)).rejects.toMatchObject({ name: "ValidationError", code });
    expect(await remaining(id)).toBe(1000);
  });

  test("nothing can be asked under an agreement that has ended", async () => {
    const { id } = await aVariableAgreement({ status: "EXPIRED", endedAt: new Date("2026-10-30T00:00:00Z") });
    await expect(send(id)).rejects.toMatchObject({ code: "INACTIVE_AGREEMENT" });
  });

  test("the same token asks once, and refuses another amount", async () => {
    const { id } = await aVariableAgreement();
    const clientToken = newId.plain();
    const [first, again] = [await send(id, "10", { clientToken }), await send(id, "10", { clientToken })];
    expect(again.id).toBe(first.id);
    await expect(send(id, "11", { clientToken })).rejects.toMatchObject({ name: "ConflictError" });
    expect(await remaining(id)).toBe(990);
  });

  test("two at once cannot ask for more than is left", async () => {
    const { id } = await aVariableAgreement();
    const outcomes = await Promise.allSettled([send(id, "700"), send(id, "700"), send(id, "700")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await remaining(id)).toBe(300);
  });

  test.each([
    ["SELLER_VIEWER", undefined, "ForbiddenError"],
    ["BUYER_APPROVER", undefined, "ForbiddenError"],
    ["SELLER_OPERATOR", stranger, "NotFoundError"],
    ["ADMIN", undefined, "ForbiddenError"],
  ] as const)("%s cannot", async (role, account, name) => {
    const { id } = await aVariableAgreement();
    await expect(sendPaymentRequest(await as(role, account), input(id))).rejects.toMatchObject({ name });
  });
});

describe("a payment request is answered", () => {
  test("accepting makes a charge with the buyer's purchase order, which is invoiced", async () => {
    const { id } = await aVariableAgreement();
    const request = await send(id);
    const accepted = await acceptPaymentRequest(await as("BUYER_APPROVER"), {
      ...of(request),
      purchaseOrderReference: "PO-77",
    });
    expect(accepted).toMatchObject({ status: "APPROVED", chargeId: expect.stringMatching(/^ch-/) });
    await runDueJobs(await startContext(system));
    const charge = await connections().db.row(sql`
      select c.amount::float as amount, c.purchase_order_reference, i.id is not null as invoiced
      from charge c left join invoice i on i.charge_id = c.id where c.id = ${accepted.chargeId}`);
    expect(charge).toEqual({ amount: 400, purchaseOrderReference: "PO-77", invoiced: true });
    expect(await remaining(id)).toBe(600);
  });

  test("declining keeps the reason and gives the amount back", async () => {
    const { id } = await aVariableAgreement();
    const rejected = await rejectPaymentRequest(await as("BUYER_APPROVER"), {
      ...of(await send(id)),
      rejectionReason: "Not delivered yet.",
    });
    expect(rejected).toMatchObject({ status: "REJECTED", statusMessage: "Not delivered yet.", chargeId: null });
    expect(await remaining(id)).toBe(1000);
  });

  test("an answer is final for everybody", async () => {
    const { id } = await aVariableAgreement();
    const request = of(await send(id));
    await withdrawPaymentRequest(await as("SELLER_OPERATOR"), request);
    const [buyerSide, sellerSide] = [await as("BUYER_APPROVER"), await as("SELLER_OPERATOR")];
    for (const attempt of [
      () => acceptPaymentRequest(buyerSide, { ...request, purchaseOrderReference: null }),
      () => rejectPaymentRequest(buyerSide, { ...request, rejectionReason: null }),
      () => withdrawPaymentRequest(sellerSide, request),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ name: "ConflictError" });
    }
    expect((await getPaymentRequest(await as("SELLER_VIEWER"), request)).status).toBe("CANCELLED");
  });

  test.each([
    ["accept", "SELLER_OPERATOR", undefined, "ForbiddenError"],
    ["accept", "BUYER_VIEWER", undefined, "ForbiddenError"],
    ["accept", "BUYER_APPROVER", stranger, "NotFoundError"],
    ["accept", "MANUFACTURER", undefined, "NotFoundError"],
    ["withdraw", "BUYER_APPROVER", undefined, "ForbiddenError"],
    ["withdraw", "ADMIN", undefined, "ForbiddenError"],
  ] as const)("%s by %s is refused", async (verb, role, account, name) => {
    const { id } = await aVariableAgreement();
    const request = of(await send(id));
    const ctx = await as(role, account);
    const attempt =
      verb === "accept"
        ? acceptPaymentRequest(ctx, { ...request, purchaseOrderReference: null })
        : withdrawPaymentRequest(ctx, request);
    await expect(attempt).rejects.toMatchObject({ name });
  });

  test("buyer and seller at once: one answer is taken, and one charge at most is made", async () => {
    const { id } = await aVariableAgreement();
    const request = of(await send(id));
    const accept = async () =>
      acceptPaymentRequest(await as("BUYER_APPROVER"), { ...request, purchaseOrderReference: null });
    const outcomes = await Promise.allSettled([
      accept(),
      withdrawPaymentRequest(await as("SELLER_OPERATOR"), request),
      accept(),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { status } = await getPaymentRequest(await as("SELLER_VIEWER"), request);
    const charges = await connections().db.rows(sql`select 1 from charge where agreement_id = ${id}`);
    expect(charges).toHaveLength(status === "APPROVED" ? 1 : 0);
  });
});

describe("automatic approval", () => {
  const automatic = { paymentRequestApprovalStrategy: "AUTO_APPROVE_ON_EXPIRATION", expirationDuration: "P10D" };

  test("counts from the instant the term names, to the millisecond, also before the worker has written it", async () => {
    const { id } = await aVariableAgreement({}, automatic);
    const request = await send(id);
    const due = addDays(request.createdAt, 10);
    expect(request.approvesAt).toEqual(due);
    const statusAt = async (now: Date) =>
      (await getPaymentRequest(await later(now, "BUYER_VIEWER"), of(request))).status;
    expect(await statusAt(addMilliseconds(due, -1))).toBe("PENDING_APPROVAL");
    expect(await statusAt(due)).toBe("APPROVED");
    const late = rejectPaymentRequest(await later(due, "BUYER_APPROVER"), { ...of(request), rejectionReason: null });
    await expect(late).rejects.toMatchObject({ name: "ConflictError" });
    await runDueJobs(await later(addDays(due, 2)));
    const [written] = await listPaymentRequestsOf(await later(addDays(due, 2), "SELLER_VIEWER"), id);
    expect(written).toMatchObject({ status: "APPROVED", updatedAt: due, chargeId: expect.any(String) });
  });

  test("a request that waits when its agreement ends is closed, and nothing is charged", async () => {
    const end = new Date("2026-11-05T00:00:00Z");
    const { id } = await aVariableAgreement({ endAt: end }, automatic);
    const request = await send(id);
    await runDueJobs(await later(addDays(request.createdAt, 12)));
    const [closed] = await listPaymentRequestsOf(await as("SELLER_VIEWER"), id);
    expect(closed).toMatchObject({
      status: "VALIDATION_FAILED",
      statusMessage: "The agreement ended.",
      updatedAt: end,
    });
    expect(await connections().db.rows(sql`select 1 from charge where agreement_id = ${id}`)).toEqual([]);
  });
});

test("a stranger, a missing request and another agreement's all look the same", async () => {
  const { id } = await aVariableAgreement();
  const other = await aVariableAgreement();
  const request = await send(id);
  for (const [account, input] of [
    [stranger, of(request)],
    [buyer, { agreementId: id, paymentRequestId: "pr-missing" }],
    [buyer, { agreementId: other.id, paymentRequestId: request.id }],
  ] as const) {
    await expect(getPaymentRequest(await as("BUYER_APPROVER", account), input)).rejects.toMatchObject({
      name: "NotFoundError",
      message: `There is no payment request ${input.paymentRequestId} here.`,
    });
  }
});
