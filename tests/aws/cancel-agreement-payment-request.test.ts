import {
  CancelAgreementPaymentRequestCommand,
  SendAgreementPaymentRequestCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aPaymentRequest, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

type Named = { agreementId: string; paymentRequestId: string };
const answer = (caller: Caller, request: Named, more: object = {}) =>
  clientOf(caller).send(new CancelAgreementPaymentRequestCommand({ ...request, ...more }));

test("the seller moves a pending request to CANCELLED, once", async () => {
  const request = await aPaymentRequest();
  const { $metadata: _, ...answered } = await answer("seller", request);
  expect(answered).toMatchObject({
    ...request,
    status: "CANCELLED",
    name: "Milestone one",
    chargeAmount: "400.00",
    currencyCode: "USD",
    createdAt: now,
    updatedAt: now,
  });
  expect(await refusal(answer("seller", request))).toMatchObject({
    name: "ConflictException",
    resourceType: "PaymentRequest",
    resourceId: request.paymentRequestId,
  });
});

test("what was withdrawn can be asked for again", async () => {
  const request = await aPaymentRequest();
  await answer("seller", request);
  const again = await clientOf("seller").send(
    new SendAgreementPaymentRequestCommand({
      agreementId: request.agreementId,
      termId: "term-variable",
      name: "Milestone one",
      chargeAmount: "1000",
    }),
  );
  expect(again.status).toBe("PENDING_APPROVAL");
});

test("identifiers are checked", async () => {
  const request = await aPaymentRequest();
  for (const [more, reason] of [
    [{ agreementId: undefined }, "MISSING_AGREEMENT_ID"],
    [{ paymentRequestId: undefined }, "MISSING_PAYMENT_REQUEST_ID"],
    [{ paymentRequestId: "acr-1" }, "INVALID_PAYMENT_REQUEST_ID"],
  ] as const) {
    expect(await refusal(answer("seller", request, more))).toMatchObject({ name: "ValidationException", reason });
  }
});

test("the other party, a viewer and strangers are refused, and a stranger cannot tell foreign from missing", async () => {
  const request = await aPaymentRequest();
  for (const caller of ["buyer", "sellerViewer"] as const) {
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
