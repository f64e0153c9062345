import { AcceptAgreementCancellationRequestCommand } from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { describeAnswer } from "../support/aws-answers";
import { pendingRequest, rowOf } from "../support/factories";

serveAws();
beforeEach(createKeys);

const accept = (caller: Caller, agreementId?: string, agreementCancellationRequestId?: string) =>
  clientOf(caller).send(
    // The client sends whatever it is given.
    new AcceptAgreementCancellationRequestCommand({ agreementId, agreementCancellationRequestId } as {
      agreementId: string;
      agreementCancellationRequestId: string;
    }),
  );

test("the buyer's approval ends the agreement", async () => {
  const { agreementId, requestId } = await pendingRequest();
  const { $metadata: _, ...answer } = await accept("buyer", agreementId, requestId);
  expect(answer).toEqual({
    agreementId,
    agreementCancellationRequestId: requestId,
    status: "APPROVED",
    reasonCode: "OTHER",
    description: "You asked us to stop.",
    createdAt: new Date("2026-11-02T10:00:00Z"),
    updatedAt: new Date("2026-11-02T10:00:00Z"),
  });
  expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "CANCELLED" });
});

describe("accepting", () => {
  describeAnswer({ call: accept, may: "buyer", mayNot: ["seller", "buyerViewer"] });
});

test("a client's own retry of a lost answer is told that it was done", async () => {
  const { agreementId, requestId } = await pendingRequest();
  await accept("buyer", agreementId, requestId);
  const refused = await refusal(accept("buyer", agreementId, requestId));
  expect(refused).toMatchObject({ name: "ConflictException", resourceId: requestId });
  expect(refused.message).toContain("approved");
});
