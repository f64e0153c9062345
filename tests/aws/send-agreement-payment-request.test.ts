import {
  SendAgreementPaymentRequestCommand,
  type SendAgreementPaymentRequestInput,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aVariableAgreement, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

const send = (caller: Caller, agreementId: string, more: Partial<SendAgreementPaymentRequestInput> = {}) =>
  clientOf(caller).send(
    new SendAgreementPaymentRequestCommand({
      agreementId,
      termId: "term-variable",
      name: "Milestone one",
      chargeAmount: "250.5",
      ...more,
    }),
  );

test("a seller asks for a payment, and retries do not ask twice", async () => {
  const { id } = await aVariableAgreement();
  const clientToken = "one-token";
  const { $metadata: _, ...sent } = await send("seller", id, { description: "First part.", clientToken });
  expect(sent).toEqual({
    paymentRequestId: expect.stringMatching(/^pr-[a-z0-9]{25}$/),
    agreementId: id,
    status: "PENDING_APPROVAL",
    name: "Milestone one",
    description: "First part.",
    chargeAmount: "250.50",
    currencyCode: "USD",
    createdAt: now,
  });
  const again = await send("seller", id, { description: "First part.", clientToken });
  expect(again.paymentRequestId).toBe(sent.paymentRequestId);
  expect(await refusal(send("seller", id, { clientToken }))).toMatchObject({
    name: "ConflictException",
    resourceType: "PaymentRequest",
    resourceId: sent.paymentRequestId,
  });
});

test.each([
  [{ agreementId: undefined }, "MISSING_AGREEMENT_ID"],
  [{ termId: undefined }, "MISSING_TERM_ID"],
  [{ termId: "term-unknown" }, "INVALID_TERM_ID"],
  [{ name: undefined }, "MISSING_NAME"],
  [{ name: "four" }, "INVALID_NAME"],
  [{ name: "two\nlines" }, "INVALID_NAME"],
  [{ chargeAmount: undefined }, "MISSING_CHARGE_AMOUNT"],
  [{ chargeAmount: "" }, "INVALID_CHARGE_AMOUNT"],
  [{ chargeAmount: "." }, "INVALID_CHARGE_AMOUNT"],
  [{ chargeAmount: "0.00" }, "INVALID_CHARGE_AMOUNT"],
  [{ chargeAmount: "1000.01" }, "INVALID_CHARGE_AMOUNT"],
  [{ chargeAmount: "1.001" }, "INVALID_CHARGE_AMOUNT"],
  [{ description: "" }, "INVALID_DESCRIPTION"],
  [{ clientToken: "not a token" }, "INVALID_CLIENT_TOKEN"],
])("%j is refused as %s", async (more, reason) => {
  const { id } = await aVariableAgreement();
  expect(await refusal(send("seller", id, more as object))).toMatchObject({ name: "ValidationException", reason });
});

test("nothing can be asked under an agreement that has ended", async () => {
  const { id } = await aVariableAgreement({ status: "CANCELLED", endedAt: now });
  expect(await refusal(send("seller", id))).toMatchObject({
    name: "ValidationException",
    reason: "INACTIVE_AGREEMENT",
  });
});

test("only the seller may ask; a stranger sees nothing", async () => {
  const { id } = await aVariableAgreement();
  for (const caller of ["buyer", "sellerViewer"] as const) {
    expect(await refusal(send(caller, id))).toMatchObject({ name: "AccessDeniedException", reason: "INVALID_ACCESS" });
  }
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    expect(await refusal(send(caller, id))).toMatchObject({ name: "ResourceNotFoundException", resourceId: id });
  }
});
