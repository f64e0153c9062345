import {
  GetAgreementPaymentRequestCommand,
  RejectAgreementPaymentRequestCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aPaymentRequest, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

type Named = { agreementId: string; paymentRequestId: string };
const answer = (caller: Caller, request: Named, more: object = {}) =>
  clientOf(caller).send(new RejectAgreementPaymentRequestCommand({ ...request, ...more }));

test("the buyer moves a pending request to REJECTED, once", async () => {
  const request = await aPaymentRequest();
  const { $metadata: _, ...answered } = await answer("buyer", request);
  expect(answered).toMatchObject({
    ...request,
    status: "REJECTED",
    name: "Milestone one",
    chargeAmount: "400.00",
    currencyCode: "USD",
    createdAt: now,
    updatedAt: now,
  });
  expect(await refusal(answer("buyer", request))).toMatchObject({
    name: "ConflictException",
    resourceType: "PaymentRequest",
    resourceId: request.paymentRequestId,
  });
});

test("the seller reads the reason", async () => {
  const request = await aPaymentRequest();
  expect(await answer("buyer", request, { rejectionReason: "Not delivered." })).toMatchObject({
    statusMessage: "Not delivered.",
  });
  expect(await clientOf("seller").send(new GetAgreementPaymentRequestCommand(request))).toMatchObject({
    status: "REJECTED",
    statusMessage: "Not delivered.",
  });
});

test.each([
  [{ rejectionReason: "" }, "INVALID_REJECTION_REASON"],
  [{ rejectionReason: "x".repeat(251) }, "INVALID_REJECTION_REASON"],
])("a reason of the wrong length is refused", async (more, reason) => {
  const request = await aPaymentRequest();
  expect(await refusal(answer("buyer", request, more))).toMatchObject({ name: "ValidationException", reason });
});

test("identifiers are checked", async () => {
  const request = await aPaymentRequest();
  for (const [more, reason] of [
    [{ agreementId: undefined }, "MISSING_AGREEMENT_ID"],
    [{ paymentRequestId: undefined }, "MISSING_PAYMENT_REQUEST_ID"],
    [{ paymentRequestId: "acr-1" }, "INVALID_PAYMENT_REQUEST_ID"],
  ] as const) {
    expect(await refusal(answer("buyer", request, more))).toMatchObject({ name: "ValidationException", reason });
  }
});

test("the other party, a viewer and strangers are refused, and a stranger cannot tell foreign from missing", async () => {
  const request = await aPaymentRequest();
  for (const caller of ["seller", "buyerViewer"] as const) {
    expect(await refusal(answer(caller, request))).toMatchObject({ name: "AccessDeniedException" });
  }
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    for (const paymentRequestId of [request.paymentRequestId, "pr-missing"]) {
      expect(await refusal(answer(caller, { ...request, paymentRequestId }))).toMatchObject({
        name: "ResourceNotFoundException",
        resourceType: "PaymentRequest",
        resourceId: paymentRequestId,
      });
    }
  }
});
