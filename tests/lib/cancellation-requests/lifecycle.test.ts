import { addMilliseconds, subMilliseconds } from "date-fns";
import { describe, expect, test } from "vitest";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import type { CancellationRequest } from "@/lib/cancellation-requests/request";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { as, pendingRequest, rowOf, setNow } from "../../support/factories";

describe("the main job", () => {
  test("an approval cancels the agreement", async () => {
    const { requestId, agreementId } = await pendingRequest();
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({
      status: "APPROVED",
      resolution: "BUYER",
      resolvedBy: "Bo",
    });
    expect(await rowOf("agreement", agreementId)).toMatchObject({
      status: "CANCELLED",
      cancellationStatus: "APPROVED",
    });
  });

  test("a denial leaves the agreement active and keeps the reason", async () => {
    const { requestId, agreementId } = await pendingRequest();
    await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "We still use it." });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({
      status: "REJECTED",
      statusMessage: "We still use it.",
    });
    expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "ACTIVE", cancellationStatus: "REJECTED" });
  });

  test("a withdrawal leaves the agreement active", async () => {
    const { requestId, agreementId } = await pendingRequest();
    await withdrawCancellationRequest(await as("SELLER_OPERATOR"), {
      requestId,
      cancellationReason: "Sent by mistake.",
    });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({ status: "CANCELLED" });
    expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "ACTIVE", cancellationStatus: "CANCELLED" });
  });
});

describe("seven days", () => {
  test("a request left unanswered approves itself at its deadline, not a millisecond before", async () => {
    const { requestId, agreementId, request } = await pendingRequest();
    await setNow(subMilliseconds(request.respondBy, 1));
    expect(await approveOverdueRequests(await as("ADMIN"))).toBe(0);
    await setNow(request.respondBy);
    expect(await approveOverdueRequests(await as("ADMIN"))).toBe(1);
    const approved = await rowOf<CancellationRequest>("cancellation_request", requestId);
    expect(approved).toMatchObject({ status: "APPROVED", resolution: "AUTOMATIC", resolvedAt: request.respondBy });
    expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "CANCELLED", endedAt: request.respondBy });
  });

  test("an answer at the deadline is too late, even before the worker came by", async () => {
    const { requestId, request } = await pendingRequest();
    await setNow(addMilliseconds(request.respondBy, 0));
    await expect(
      rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." }),
    ).rejects.toThrow(/approved automatically/);
    await approveOverdueRequests(await as("ADMIN"));
  });
});
