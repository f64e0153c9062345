import {
  AcceptAgreementPaymentRequestCommand,
  GetAgreementPaymentRequestCommand,
  ListAgreementChargesCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aPaymentRequest, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

type Named = { agreementId: string; paymentRequestId: string };
const answer = (caller: Caller, request: Named, more: object = {}) =>
  clientOf(caller).send(new AcceptAgreementPaymentRequestCommand({ ...request, ...more }));

test("the buyer moves a pending request to APPROVED, once", async () => {
  const request = await aPaymentRequest();
  const { $metadata: _, ...answered } = await answer("buyer", request);
  expect(answered).toMatchObject({
    ...request,
    status: "APPROVED",
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

test("the charge carries the buyer's purchase order, and is named by the get operation only", async () => {
  const request = await aPaymentRequest();
  const accepted = await answer("buyer", request, { purchaseOrderReference: "PO-4711" });
  expect(accepted).not.toHaveProperty("chargeId");
  const { chargeId } = await clientOf("seller").send(new GetAgreementPaymentRequestCommand(request));
  const { items } = await clientOf("buyer").send(new ListAgreementChargesCommand({ agreementId: request.agreementId }));
  expect(items).toMatchObject([{ id: chargeId, amount: "400.00", purchaseOrderReference: "PO-4711", revision: 1 }]);
});

test.each([[{ purchaseOrderReference: "" }, "INVALID_PURCHASE_ORDER_REFERENCE"]])(
  "%j is refused as %s",
  async (more, reason) => {
    const request = await aPaymentRequest();
    expect(await refusal(answer("buyer", request, more))).toMatchObject({ name: "ValidationException", reason });
  },
);

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
