import { CancelAgreementCancellationRequestCommand } from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { describeAnswer } from "../support/aws-answers";
import { pendingRequest, rowOf } from "../support/factories";

serveAws();
beforeEach(createKeys);

const withdraw = (
  caller: Caller,
  agreementId?: string,
  agreementCancellationRequestId?: string,
  cancellationReason: string | undefined = "Sent by mistake.",
) =>
  clientOf(caller).send(
    // The client sends whatever it is given.
    new CancelAgreementCancellationRequestCommand({
      agreementId,
      agreementCancellationRequestId,
      cancellationReason,
    } as Record<"agreementId" | "agreementCancellationRequestId" | "cancellationReason", string>),
  );

test("the seller takes a request back, and the agreement goes on", async () => {
  const { agreementId, requestId } = await pendingRequest();
  const answer = await withdraw("seller", agreementId, requestId);
  expect(answer).toMatchObject({ status: "CANCELLED", statusMessage: "Sent by mistake.", reasonCode: "OTHER" });
  expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "ACTIVE" });
});

describe("withdrawing", () => {
  describeAnswer({ call: withdraw, may: "seller", mayNot: ["buyer", "sellerViewer"] });
});

test.each([
  [null, "MISSING_REASON"],
  ["", "INVALID_REASON"],
  ["x".repeat(2001), "INVALID_REASON"],
])("a cancellation reason of %j is refused", async (text, reason) => {
  const { agreementId, requestId } = await pendingRequest();
  expect(await refusal(withdraw("seller", agreementId, requestId, text as string))).toMatchObject({
    name: "ValidationException",
    reason,
    fields: [{ name: "cancellationReason" }],
  });
});
