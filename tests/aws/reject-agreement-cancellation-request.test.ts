import { RejectAgreementCancellationRequestCommand } from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { describeAnswer } from "../support/aws-answers";
import { pendingRequest, rowOf } from "../support/factories";

serveAws();
beforeEach(createKeys);

const reject = (
  caller: Caller,
  agreementId?: string,
  agreementCancellationRequestId?: string,
  rejectionReason: string | undefined = "We still use it.",
) =>
  clientOf(caller).send(
    // The client sends whatever it is given.
    new RejectAgreementCancellationRequestCommand({
      agreementId,
      agreementCancellationRequestId,
      rejectionReason,
    } as Record<"agreementId" | "agreementCancellationRequestId" | "rejectionReason", string>),
  );

test("the buyer's refusal is told with its reason, and the agreement goes on", async () => {
  const { agreementId, requestId } = await pendingRequest();
  const answer = await reject("buyer", agreementId, requestId);
  expect(answer).toMatchObject({ status: "REJECTED", statusMessage: "We still use it.", agreementId });
  expect(answer.updatedAt).toEqual(new Date("2026-11-02T10:00:00Z"));
  expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "ACTIVE" });
});

describe("rejecting", () => {
  describeAnswer({ call: reject, may: "buyer", mayNot: ["seller", "buyerViewer"] });
});

test.each([
  [null, "MISSING_REASON"],
  ["", "INVALID_REJECTION_REASON"],
  ["x".repeat(2001), "INVALID_REJECTION_REASON"],
])("a rejection reason of %j is refused", async (text, reason) => {
  const { agreementId, requestId } = await pendingRequest();
  expect(await refusal(reject("buyer", agreementId, requestId, text as string))).toMatchObject({
    name: "ValidationException",
    reason,
    fields: [{ name: "rejectionReason" }],
  });
});
