import { GetBillingAdjustmentRequestCommand } from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { adjust, anInvoicedAgreement, now, runJobs } from "../support/factories";

serveAws();
beforeEach(createKeys);

const get = (caller: Caller, agreementId: string, billingAdjustmentRequestId: string) =>
  clientOf(caller).send(new GetBillingAdjustmentRequestCommand({ agreementId, billingAdjustmentRequestId }));

test("a seller follows an adjustment until it is completed", async () => {
  const { agreementId, invoiceId } = await anInvoicedAgreement();
  const { id } = await adjust(agreementId, invoiceId, "75.5");
  expect((await get("seller", agreementId, id)).status).toBe("PENDING");
  await runJobs();
  const { $metadata: _, ...adjustment } = await get("sellerViewer", agreementId, id);
  expect(adjustment).toEqual({
    billingAdjustmentRequestId: id,
    agreementId,
    adjustmentReasonCode: "OTHER",
    originalInvoiceId: invoiceId,
    adjustmentAmount: "75.50",
    currencyCode: "USD",
    status: "COMPLETED",
    createdAt: now,
    updatedAt: now,
  });
});

test("the buyer cannot read it; foreign and missing look the same", async () => {
  const { agreementId, invoiceId } = await anInvoicedAgreement();
  const { id } = await adjust(agreementId, invoiceId, "75.5");
  expect(await refusal(get("buyer", agreementId, id))).toMatchObject({ reason: "UNSUPPORTED_ACTION" });
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    expect(await refusal(get(caller, agreementId, id))).toMatchObject({ name: "ResourceNotFoundException" });
  }
  expect(await refusal(get("seller", agreementId, "ba-missing"))).toMatchObject({
    name: "ResourceNotFoundException",
    resourceType: "BillingAdjustmentRequest",
    resourceId: "ba-missing",
  });
});

test("identifiers are checked", async () => {
  expect(await refusal(get("seller", "agmt-1", "adj-1"))).toMatchObject({
    name: "ValidationException",
    fields: [{ name: "billingAdjustmentRequestId" }],
  });
});
