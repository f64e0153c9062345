import { GetAgreementPaymentRequestCommand } from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aPaymentRequest, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

const get = (caller: Caller, input: { agreementId: string; paymentRequestId: string }) =>
  clientOf(caller).send(new GetAgreementPaymentRequestCommand(input));

test("both parties read it, their viewers too", async () => {
  const request = await aPaymentRequest();
  for (const caller of ["seller", "sellerViewer", "buyer", "buyerViewer"] as const) {
    const { $metadata: _, ...got } = await get(caller, request);
    expect(got).toEqual({
      ...request,
      status: "PENDING_APPROVAL",
      name: "Milestone one",
      chargeAmount: "400.00",
      currencyCode: "USD",
      createdAt: now,
      updatedAt: now,
    });
  }
});

test("foreign, missing and another agreement's look the same", async () => {
  const [request, other] = [await aPaymentRequest(), await aPaymentRequest()];
  const { paymentRequestId } = request;
  for (const [caller, input] of [
    ["stranger", request],
    ["admin", request],
    ["buyer", { ...request, paymentRequestId: "pr-missing" }],
    ["buyer", { ...other, paymentRequestId }],
  ] as const) {
    expect(await refusal(get(caller, input))).toMatchObject({
      name: "ResourceNotFoundException",
      resourceType: "PaymentRequest",
      resourceId: input.paymentRequestId,
    });
  }
});

test("identifiers are checked", async () => {
  expect(await refusal(get("buyer", { agreementId: "agmt-1", paymentRequestId: "pr_1" }))).toMatchObject({
    name: "ValidationException",
    reason: "INVALID_PAYMENT_REQUEST_ID",
    fields: [{ name: "paymentRequestId" }],
  });
});
