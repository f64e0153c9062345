import {
  GetAgreementCancellationRequestCommand,
  ResourceNotFoundException,
  ValidationException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, as, manufacturer, pendingRequest, setNow } from "../support/factories";

serveAws();
beforeEach(createKeys);

const get = (caller: Caller, agreementId: string, agreementCancellationRequestId: string) =>
  clientOf(caller).send(new GetAgreementCancellationRequestCommand({ agreementId, agreementCancellationRequestId }));

test("both parties read a request, also those who may only look", async () => {
  const { agreementId, requestId } = await pendingRequest();
  for (const caller of ["seller", "sellerViewer", "buyer", "buyerViewer"] as const) {
    const { $metadata: _, ...request } = await get(caller, agreementId, requestId);
    expect(request).toEqual({
      agreementCancellationRequestId: requestId,
      agreementId,
      reasonCode: "OTHER",
      description: "You asked us to stop.",
      status: "PENDING_APPROVAL",
      createdAt: new Date("2026-11-02T10:00:00Z"),
      updatedAt: new Date("2026-11-02T10:00:00Z"),
    });
  }
});

test("a denial carries its reason", async () => {
  const { agreementId, requestId } = await pendingRequest();
  await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "We still use it." });
  expect(await get("seller", agreementId, requestId)).toMatchObject({
    status: "REJECTED",
    statusMessage: "We still use it.",
  });
});

test("past its deadline a request reads as approved, and how is not told", async () => {
  const { agreementId, requestId } = await pendingRequest();
  await setNow("2026-11-12T10:00:00Z");
  const request = await get("buyer", agreementId, requestId);
  expect(request).toMatchObject({ status: "APPROVED", updatedAt: new Date("2026-11-09T10:00:00Z") });
  expect(request).not.toHaveProperty("statusMessage");
});

test("foreign, misplaced and missing requests are not found", async () => {
  const { agreementId, requestId } = await pendingRequest({ manufacturerId: manufacturer.id });
  const other = await anAgreement();
  const calls: [Caller, string, string][] = [
    ["stranger", agreementId, requestId],
    ["manufacturer", agreementId, requestId],
    ["admin", agreementId, requestId],
    ["seller", other.id, requestId],
    ["seller", agreementId, "acr-1"],
  ];
  for (const [caller, agreement, request] of calls) {
    const refused = await refusal(get(caller, agreement, request));
    expect(refused).toBeInstanceOf(ResourceNotFoundException);
    expect(refused).toMatchObject({ resourceType: "AgreementCancellationRequest", resourceId: request });
  }
});

test("an agreement of another type has no such requests", async () => {
  const { id } = await anAgreement({ agreementType: "VendorInsightsAgreement" });
  const refused = await refusal(get("seller", id, "acr-1"));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused).toMatchObject({ reason: "UNSUPPORTED_ACTION" });
});
