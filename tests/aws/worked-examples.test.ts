import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { system } from "@/lib/auth/actor";
import type { OperationName } from "@/lib/aws/model";
import { operations } from "@/lib/aws/operations";
import { requestBillingAdjustments } from "@/lib/billing-adjustments/request";
import { failCancellationRequests } from "@/lib/cancellation-requests/fail";
import type { ReasonCode } from "@/lib/cancellation-requests/labels";
import { sendCancellationRequestByApi } from "@/lib/cancellation-requests/send";
import { inTransaction, startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createKeys } from "../support/aws";
import { call } from "../support/aws-raw";
import { aCharge, adjust, anAgreement, as, setNow } from "../support/factories";

// The request and answer pairs of the official client's documentation, replayed. IDs and instants that the service makes are
// ours; everything else is compared as it goes over the wire.

type Example = {
  operation: OperationName;
  request: Record<string, unknown>;
  responseOnTheWire: Record<string, unknown>;
};
const folder = new URL("./examples/", import.meta.url);
const examples = new Map(
  readdirSync(folder).map((file) => {
    const example = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Example;
    return [example.operation as string, example];
  }),
);
const exampleOf = (operation: OperationName): Example => {
  const example = examples.get(operation);
  if (!example) throw new Error(`There is no example of ${operation}.`);
  return example;
};

const created = "2025-01-15T10:30:00Z";
const changed = "2025-01-16T10:30:00Z";

beforeEach(createKeys);

/** An agreement with the example's ID, and a request of the example's reason and message. */
async function requestOf(operation: OperationName, reasonCode: ReasonCode, description: string | null) {
  await setNow(created);
  const { agreementId = "agmt-752jqvg74yo7k" } = exampleOf(operation).request;
  const { id } = await anAgreement({ id: String(agreementId) });
  return sendCancellationRequestByApi(await as("SELLER_OPERATOR"), {
    agreementId: id,
    reasonCode,
    portalReason: null,
    description,
    clientToken: newId.plain(),
  });
}

/** Sends the example's request with our request's ID in the place of its own; the answer has the example's again. */
async function replay(operation: OperationName, ours: string, theirs: string) {
  const { request } = exampleOf(operation);
  const answer = await call("seller", { operation, body: JSON.stringify(request).replaceAll(theirs, ours) });
  expect(answer.status).toBe(200);
  return JSON.parse(JSON.stringify(answer.body).replaceAll(ours, theirs)) as Record<string, unknown>;
}

const discontinued = "Product is being discontinued and no longer supported";

test("SendAgreementCancellationRequest", async () => {
  const { request, responseOnTheWire } = exampleOf("SendAgreementCancellationRequest");
  await setNow(created);
  await anAgreement({ id: String(request.agreementId) });
  const { body } = await call("seller", {
    operation: "SendAgreementCancellationRequest",
    body: JSON.stringify(request),
  });
  expect(body).toEqual({
    ...responseOnTheWire,
    agreementCancellationRequestId: expect.stringMatching(/^acr-[a-z0-9]{25}$/),
  });
});

test("CancelAgreementCancellationRequest, with the seller's own reason as its message", async () => {
  const { id } = await requestOf("CancelAgreementCancellationRequest", "PRODUCT_DISCONTINUED", discontinued);
  const { request, responseOnTheWire } = exampleOf("CancelAgreementCancellationRequest");
  await setNow(changed);
  const answer = await replay("CancelAgreementCancellationRequest", id, String(request.agreementCancellationRequestId));
  expect(answer).toEqual({ ...responseOnTheWire, statusMessage: request.cancellationReason });
});

test("GetAgreementCancellationRequest", async () => {
  const { id } = await requestOf("GetAgreementCancellationRequest", "PRODUCT_DISCONTINUED", discontinued);
  const { request, responseOnTheWire } = exampleOf("GetAgreementCancellationRequest");
  await setNow(changed);
  await inTransaction(await startContext(system), (ctx) =>
    failCancellationRequests(ctx, [{ id, at: ctx.now, reason: "Agreement is not in an active state" }]),
  );
  const theirs = String(request.agreementCancellationRequestId);
  expect(await replay("GetAgreementCancellationRequest", id, theirs)).toEqual(responseOnTheWire);
});

test("ListAgreementCancellationRequests", async () => {
  const { id } = await requestOf("ListAgreementCancellationRequests", "OTHER", null);
  await connections().db.run(sql`update cancellation_request set updated_at = ${changed}::timestamptz`);
  const { responseOnTheWire } = exampleOf("ListAgreementCancellationRequests");
  await setNow(changed);
  expect(await replay("ListAgreementCancellationRequests", id, "acr-sgew33rhsds")).toEqual(responseOnTheWire);
});

/** The example's invoice of its agreement, and what was adjusted of it already. */
async function invoiceOf(agreementId: string, id: string, amount: string, issuedAt: string) {
  await setNow(issuedAt);
  const agreement = await anAgreement({ id: agreementId, startAt: new Date(issuedAt) });
  const chargeId = await aCharge(agreement.id, new Date(issuedAt), amount);
  await connections().db.run(sql`
    insert into invoice (id, agreement_id, charge_id, amount, currency, period_start_at, issued_at, due_at)
    values (${id}, ${agreement.id}, ${chargeId}, ${amount}, 'USD', ${issuedAt}, ${issuedAt}, ${issuedAt})`);
  await connections().db.run(sql`update charge set invoice_id = ${id} where id = ${chargeId}`);
}

const adjusted = "2025-06-24T19:30:00Z";
async function adjustmentOfExample() {
  await invoiceOf("agmt-SvIzsqYMyQwI3GWgJAe17URx", "E2E20230929a108cfae", "1000.00", "2023-09-29T00:00:00Z");
  await setNow(adjusted);
  const [outcome] = await requestBillingAdjustments(await as("SELLER_OPERATOR"), [
    {
      agreementId: "agmt-SvIzsqYMyQwI3GWgJAe17URx",
      invoiceId: "E2E20230929a108cfae",
      amount: "500",
      currency: "USD",
      reasonCode: "OTHER",
      description: "Customer requested adjustment",
      clientToken: newId.plain(),
    },
  ]);
  return outcome?.adjustment?.id ?? "";
}

test("BatchCreateBillingAdjustmentRequest", async () => {
  const operation = "BatchCreateBillingAdjustmentRequest";
  await invoiceOf("agmt-SvIzsqYMyQwI3GWgJAe17URx", "E2E20230929a108cfae", "1000.00", "2023-09-29T00:00:00Z");
  const { request, responseOnTheWire } = exampleOf(operation);
  const { body } = await call("seller", { operation, body: JSON.stringify(request) });
  const [theirs] = responseOnTheWire.items as object[];
  expect(body).toEqual({
    errors: [],
    items: [{ ...theirs, billingAdjustmentRequestId: expect.stringMatching(/^ba-[a-z0-9]{25}$/) }],
  });
});

test("GetBillingAdjustmentRequest", async () => {
  const id = await adjustmentOfExample();
  const { responseOnTheWire } = exampleOf("GetBillingAdjustmentRequest");
  expect(await replay("GetBillingAdjustmentRequest", id, "ba-1a2b3c4d5e6f7g")).toEqual(responseOnTheWire);
});

test("ListBillingAdjustmentRequests", async () => {
  const id = await adjustmentOfExample();
  const { responseOnTheWire } = exampleOf("ListBillingAdjustmentRequests");
  expect(await replay("ListBillingAdjustmentRequests", id, "ba-1a2b3c4d5e6f7g")).toEqual(responseOnTheWire);
});

test("ListAgreementInvoiceLineItems", async () => {
  const [agreementId, invoiceId] = ["agmt-EXAMPLESvIzsqYMyQwI3", "E2E20250105a108cfae"];
  await invoiceOf(agreementId, invoiceId, "1080.00", "2025-01-05T18:59:09Z");
  // A pending adjustment takes its part of the maximum already.
  await adjust(agreementId, invoiceId, "80");
  const { responseOnTheWire } = exampleOf("ListAgreementInvoiceLineItems");
  expect(await replay("ListAgreementInvoiceLineItems", "none", "none")).toEqual(responseOnTheWire);
});

test("an example of every operation that has one and is served is replayed here", () => {
  const replayed = readFileSync(new URL(import.meta.url), "utf8").matchAll(/^test\("(\w+)[",]/gm);
  const known = new Set([...replayed].map(([, name]) => name));
  expect([...examples.keys()].filter((name) => operations[name as OperationName] && !known.has(name))).toEqual([]);
});
