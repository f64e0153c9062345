import {
  AccessDeniedException,
  ConflictException,
  ResourceNotFoundException,
  SendAgreementCancellationRequestCommand,
  type SendAgreementCancellationRequestInput,
  ValidationException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { system } from "@/lib/auth/actor";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { checkHeldRequests } from "@/lib/jobs/check-held-requests";
import { runDueJobs } from "@/lib/jobs/run-due";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, buyer, manufacturer, pendingRequest, setNow } from "../support/factories";

serveAws();
beforeEach(createKeys);

type Input = Partial<SendAgreementCancellationRequestInput>;
const send = (caller: Caller, input: Input) =>
  clientOf(caller).send(
    new SendAgreementCancellationRequestCommand({
      reasonCode: "OTHER",
      ...input,
    } as SendAgreementCancellationRequestInput),
  );

test("a seller's request waits for the buyer, who is told by mail and event", async () => {
  const { id } = await anAgreement();
  const { $metadata, ...request } = await send("seller", {
    agreementId: id,
    reasonCode: "TEST_AGREEMENT",
    description: "It was a test.\nNothing else.",
  });
  expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 });
  expect(request).toEqual({
    agreementId: id,
    agreementCancellationRequestId: expect.stringMatching(/^acr-[a-z0-9]{25}$/),
    status: "PENDING_APPROVAL",
    reasonCode: "TEST_AGREEMENT",
    description: "It was a test.\nNothing else.",
    createdAt: new Date("2026-11-02T10:00:00Z"),
    updatedAt: new Date("2026-11-02T10:00:00Z"),
  });
  const told = await connections().db.rows(sql`
    select party, kind from delivery where request_id = ${request.agreementCancellationRequestId} order by kind`);
  expect(told).toEqual([
    { party: "buyer", kind: "E1" },
    { party: "seller", kind: "E2" },
  ]);
});

describe("a client token", () => {
  const clientToken = "8c2d7d1e-9a53-4a43-8f6e-5d2f6f3b1a77";

  test("makes a repeated call answer again, and do nothing", async () => {
    const { id } = await anAgreement();
    const { $metadata: _, ...first } = await send("seller", { agreementId: id, clientToken });
    for (let i = 0; i < 3; i++) {
      const { $metadata: __, ...again } = await send("seller", { agreementId: id, clientToken });
      expect(again).toEqual(first);
    }
    expect(await connections().db.rows(sql`select 1 from cancellation_request`)).toHaveLength(1);
  });

  test("is still remembered after a day", async () => {
    const { id } = await anAgreement();
    const first = await send("seller", { agreementId: id, clientToken });
    await setNow("2026-11-03T11:00:00Z");
    const again = await send("seller", { agreementId: id, clientToken });
    expect(again.agreementCancellationRequestId).toBe(first.agreementCancellationRequestId);
  });

  test("cannot be used for something else", async () => {
    const { id } = await anAgreement();
    const first = await send("seller", { agreementId: id, clientToken });
    const refused = await refusal(send("seller", { agreementId: id, clientToken, description: "Another text" }));
    expect(refused).toBeInstanceOf(ConflictException);
    expect(refused).toMatchObject({
      resourceType: "AgreementCancellationRequest",
      resourceId: first.agreementCancellationRequestId,
    });
  });

  test("of twenty calls at once makes one request", async () => {
    const { id } = await anAgreement();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send("seller", { agreementId: id, clientToken })),
    );
    expect(new Set(answers.map((answer) => answer.agreementCancellationRequestId)).size).toBe(1);
  });
});

test("an agreement with a pending request gets no second one", async () => {
  const { agreementId, requestId } = await pendingRequest();
  const refused = await refusal(send("seller", { agreementId }));
  expect(refused).toBeInstanceOf(ConflictException);
  expect(refused).toMatchObject({ resourceType: "AgreementCancellationRequest", resourceId: requestId });
});

test("an agreement that is not active is refused with its field", async () => {
  const { id } = await anAgreement({ status: "EXPIRED" });
  const refused = await refusal(send("seller", { agreementId: id }));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused).toMatchObject({ reason: "INACTIVE_AGREEMENT", fields: [{ name: "agreementId" }] });
});

test("only purchase agreements can be cancelled", async () => {
  const { id } = await anAgreement({ agreementType: "VendorInsightsAgreement" });
  expect(await refusal(send("seller", { agreementId: id }))).toMatchObject({
    name: "ValidationException",
    reason: "UNSUPPORTED_ACTION",
  });
});

describe("whoever is not the seller's operator", () => {
  test.each(["buyer", "sellerViewer"] as const)("as %s is denied, and learns no request ID", async (caller) => {
    const { agreementId, requestId } = await pendingRequest();
    const refused = await refusal(send(caller, { agreementId }));
    expect(refused).toBeInstanceOf(AccessDeniedException);
    expect(refused).toMatchObject({ reason: "INVALID_ACCESS" });
    expect(JSON.stringify(refused)).not.toContain(requestId);
  });

  test.each(["stranger", "manufacturer", "admin"] as const)("as %s finds nothing", async (caller) => {
    const { agreementId, requestId } = await pendingRequest({ manufacturerId: manufacturer.id });
    const refused = await refusal(send(caller, { agreementId }));
    expect(refused).toBeInstanceOf(ResourceNotFoundException);
    expect(refused).toMatchObject({ resourceType: "Agreement", resourceId: agreementId });
    expect(JSON.stringify(refused)).not.toContain(requestId);
  });
});

test.each<[string, Input, string]>([
  ["no agreement", { agreementId: undefined }, "MISSING_AGREEMENT_ID"],
  ["a malformed agreement", { agreementId: "agmt 1" }, "INVALID_AGREEMENT_ID"],
  ["no reason", { reasonCode: undefined }, "MISSING_REASON_CODE"],
  ["a reason of the portal", { reasonCode: "CUSTOMER_REQUEST" as "OTHER" }, "INVALID_REASON_CODE"],
  ["an empty description", { description: "" }, "INVALID_DESCRIPTION"],
  ["a description of 2,001 characters", { description: "x".repeat(2001) }, "INVALID_DESCRIPTION"],
  ["a malformed token", { clientToken: "a b" }, "INVALID_CLIENT_TOKEN"],
])("%s is refused with its reason", async (_, input, reason) => {
  const refused = await refusal(send("seller", { agreementId: "agmt-1", ...input }));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused).toMatchObject({ reason, fields: [{ name: Object.keys(input)[0] }] });
});

describe("a request that a dependent agreement stands in the way of", () => {
  async function blocked() {
    const { id } = await anAgreement({ pricingModel: "USAGE" });
    const { id: dependentId } = await anAgreement();
    await connections().db.run(sql`
      insert into agreement_relation (agreement_id, dependent_id, kind) values (${id}, ${dependentId}, 'ANNUAL_DISCOUNT_OF')`);
    const request = await send("seller", { agreementId: id });
    return { id, dependentId, requestId: request.agreementCancellationRequestId as string, status: request.status };
  }
  const tellings = () =>
    connections().db.rows(sql`select account_id, detail_type from party_event order by at, detail_type`);

  test("is taken, and fails in the background before the buyer hears of it", async () => {
    const { requestId, dependentId, status } = await blocked();
    expect(status).toBe("PENDING_APPROVAL");
    await runDueJobs(await startContext(system));
    const row = await connections().db.row(
      sql`select status, status_message from cancellation_request where id = ${requestId}`,
    );
    expect(row).toEqual({ status: "VALIDATION_FAILED", statusMessage: expect.stringContaining(dependentId) });
    expect(await tellings()).toEqual([
      { accountId: "111122223333", detailType: "Agreement Cancellation Request Validation Failed - Proposer" },
    ]);
    expect(await connections().db.rows(sql`select 1 from delivery where account_id = ${buyer.id}`)).toEqual([]);
  });

  test("reaches the buyer when nothing stands in the way any more", async () => {
    const { requestId, dependentId } = await blocked();
    await connections().db.run(sql`update agreement set status = 'EXPIRED' where id = ${dependentId}`);
    await checkHeldRequests(await startContext(system));
    const row = await connections().db.row(
      sql`select status, is_held from cancellation_request where id = ${requestId}`,
    );
    expect(row).toEqual({ status: "PENDING_APPROVAL", isHeld: false });
    expect(await tellings()).toHaveLength(2);
    expect(
      await connections().db.rows(sql`select 1 from delivery where kind = 'E1' and link_id is not null`),
    ).toHaveLength(1);
  });

  test("is not approved by time, even when the worker slept through the seven days", async () => {
    const { requestId } = await blocked();
    await setNow("2026-11-20T10:00:00Z");
    await runDueJobs(await startContext(system));
    const row = await connections().db.row(sql`select status from cancellation_request where id = ${requestId}`);
    expect(row).toEqual({ status: "VALIDATION_FAILED" });
  });
});
