import { DescribeAgreementCommand } from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { getCall, listCalls } from "@/lib/api-calls/queries";
import { writeWaiting } from "@/lib/api-calls/record";
import { writeCalls } from "@/lib/api-calls/write";
import { operationNames } from "@/lib/aws/model";
import { connections, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import { clientOf, createKeys, serveAws } from "../support/aws";
import { call } from "../support/aws-raw";
import { anAgreement, as, pendingRequest, seller, stranger } from "../support/factories";

serveAws();
beforeEach(async () => {
  await writeWaiting();
  await connections().db.run(sql`delete from api_call`);
  await createKeys();
});

const first = { after: null, limit: 50 };
async function logged(role: "SELLER_DEVELOPER" | "ADMIN" = "SELLER_DEVELOPER", account?: { id: string; name: string }) {
  await writeWaiting();
  const ctx = await as(role, account);
  const { rows } = await listCalls(ctx, first);
  return Promise.all(rows.map(({ id }) => getCall(ctx, { callId: id })));
}

test("a call is kept with who made it, what was asked and what was answered", async () => {
  const { id } = await anAgreement();
  const { $metadata } = await clientOf("seller").send(new DescribeAgreementCommand({ agreementId: id }));
  const [entry] = await logged();
  expect(entry).toMatchObject({
    id: $metadata.requestId,
    operation: "DescribeAgreement",
    accountId: seller.id,
    accountName: seller.name,
    keyId: "seller",
    keyName: "seller",
    agreementId: id,
    status: 200,
    errorType: null,
    rule: null,
    client: expect.stringContaining("aws-sdk-js/3."),
    request: `{"agreementId":"${id}"}`,
  });
  expect(entry?.durationMs).toBeGreaterThan(0);
  expect(JSON.parse(entry?.answer ?? "")).toMatchObject({ agreementId: id, status: "ACTIVE" });
});

test("a refusal is kept with the rule behind it", async () => {
  const { agreementId } = await pendingRequest();
  await call("seller", { operation: "DescribeAgreement", body: '{"agreementId":"!"}' });
  await call("seller", {
    operation: "SendAgreementCancellationRequest",
    body: JSON.stringify({ agreementId, reasonCode: "OTHER" }),
  });
  expect((await logged()).map(({ status, errorType, rule }) => ({ status, errorType, rule }))).toEqual([
    { status: 409, errorType: "ConflictException", rule: "ConflictError" },
    { status: 400, errorType: "ValidationException", rule: "INVALID_AGREEMENT_ID" },
  ]);
});

test("no message between the parties, no secret and no signature is ever stored", async () => {
  const secret = "The secret recipe of 1886";
  const { agreementId, requestId } = await pendingRequest();
  const texts = { description: secret, rejectionReason: secret, cancellationReason: secret, statusMessage: secret };
  const ids = {
    agreementId,
    agreementCancellationRequestId: requestId,
    reasonCode: "OTHER",
    clientToken: newId.plain(),
  };
  for (const operation of operationNames) {
    await call("seller", { operation, body: JSON.stringify({ ...ids, ...texts }) });
    await call("buyer", { operation, body: JSON.stringify({ ...ids, ...texts, unknown: secret }) });
    await call("buyer", { operation, body: `{"description":"${secret}` });
  }
  await call("seller", { headers: { "x-amz-security-token": secret, "x-amz-user-agent": "a\u0000b" } });
  await writeWaiting();
  const rows = await connections().db.rows(sql`select c::text as text from api_call c`);
  expect(rows.length).toBeGreaterThan(operationNames.length);
  const all = JSON.stringify(rows);
  expect(all).not.toContain("recipe");
  expect(all).not.toContain("Signature=");
  expect(all).toContain("(not kept)");
});

test("an account sees its own calls, an administrator all of them, also those of unknown keys", async () => {
  await call("seller");
  await call("stranger");
  await call("nobody");
  expect(await logged()).toMatchObject([{ keyId: "seller" }]);
  expect(await logged("SELLER_DEVELOPER", stranger)).toMatchObject([{ keyId: "stranger" }]);
  expect(await logged("ADMIN")).toMatchObject([
    { keyId: "nobody", accountId: null },
    { keyId: "stranger" },
    { keyId: "seller" },
  ]);
  const [foreign] = await logged("ADMIN");
  await expect(getCall(await as("SELLER_DEVELOPER"), { callId: foreign?.id ?? "" })).rejects.toThrow(
    "There is no call",
  );
});

describe("the list", () => {
  test("narrows by operation, outcome and agreement, and goes on page by page", async () => {
    const { id } = await anAgreement();
    for (let i = 0; i < 3; i++) await call("seller", { body: JSON.stringify({ agreementId: id }) });
    await call("seller", { operation: "GetAgreementTerms", body: JSON.stringify({ agreementId: "agmt-missing" }) });
    await writeWaiting();
    const ctx = await as("SELLER_DEVELOPER");
    const count = async (filter: object) => (await listCalls(ctx, { ...first, ...filter })).rows.length;
    expect(await count({})).toBe(4);
    expect(await count({ operation: "GetAgreementTerms" })).toBe(1);
    expect(await count({ outcome: "failed" })).toBe(1);
    expect(await count({ outcome: "succeeded" })).toBe(3);
    expect(await count({ agreementId: id })).toBe(3);
    const page = await listCalls(ctx, { after: null, limit: 3 });
    const rest = await listCalls(ctx, { after: page.next, limit: 3 });
    expect(new Set([...page.rows, ...rest.rows].map((row) => row.id)).size).toBe(4);
    expect(rest.next).toBeNull();
  });
});

test("of a burst every call is kept, and the texts of the first fifty that went well", async () => {
  const { id } = await anAgreement();
  const body = JSON.stringify({ agreementId: id });
  await Promise.all(Array.from({ length: 80 }, () => call("seller", { body })));
  await call("seller", { body: "{}" });
  await writeWaiting();
  const kept = await connections().db.row(sql`
    select count(*) as calls, count(answer) as texts, count(answer) filter (where status >= 400) as failures from api_call`);
  expect(kept).toEqual({ calls: 81, texts: 51, failures: 1 });
});

test("calls are forgotten after two weeks", async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000);
  const row = (id: string, days: number) => ({
    id,
    at: at(days),
    accountId: null,
    keyId: null,
    operation: "DescribeAgreement",
    agreementId: null,
    status: 200,
    errorType: null,
    rule: null,
    durationMs: 1,
    client: null,
    request: null,
    answer: null,
  });
  await writeCalls([row("new", 1), row("old", 15)]);
  // Another day's first batch clears up.
  await writeCalls([row("tomorrow", -1)]);
  expect(await connections().db.rows(sql`select id from api_call order by id`)).toEqual([
    { id: "new" },
    { id: "tomorrow" },
  ]);
});
