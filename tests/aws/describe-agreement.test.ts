import {
  DescribeAgreementCommand,
  ResourceNotFoundException,
  ValidationException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { clientOf, createKeys, serveAws } from "../support/aws";
import { anAgreement, buyer, manufacturer, seller } from "../support/factories";

serveAws();
beforeEach(createKeys);

const describeAs = (caller: Parameters<typeof clientOf>[0], agreementId: string) =>
  clientOf(caller).send(new DescribeAgreementCommand({ agreementId }));

test("both parties read an agreement, with dates as dates", async () => {
  const { id } = await anAgreement({
    endTimeBehaviorType: "EXPIRE",
    endTimeBehaviorReason: "ACCEPTOR_RENEW_OPTED_OUT",
    offerSetId: "offerset-1",
  });
  for (const caller of ["seller", "sellerViewer", "buyer", "buyerViewer"] as const) {
    const { $metadata, ...agreement } = await describeAs(caller, id);
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(agreement).toEqual({
      agreementId: id,
      acceptor: { accountId: buyer.id },
      proposer: { accountId: seller.id },
      startTime: new Date("2026-10-03T10:00:00Z"),
      endTime: new Date("2027-10-03T10:00:00Z"),
      acceptanceTime: new Date("2026-10-03T10:00:00Z"),
      agreementType: "PurchaseAgreement",
      estimatedCharges: { currencyCode: "USD", agreementValue: "12000.00" },
      proposalSummary: {
        resources: [{ id: "prod-insight", type: "SaaSProduct" }],
        offerId: "offer-1234567890abc",
        offerSetId: "offerset-1",
      },
      status: "ACTIVE",
      initialAgreementId: id,
      endTimeBehavior: {
        type: "EXPIRE",
        reasonCode: "ACCEPTOR_RENEW_OPTED_OUT",
        renewalSummary: { offerId: "offer-1234567890abc" },
      },
    });
  }
});

test("an agreement that only usage is billed for has neither an end nor a committed value", async () => {
  const { id } = await anAgreement({ pricingModel: "USAGE", endAt: null, value: "0" });
  const agreement = await describeAs("buyer", id);
  expect(agreement).toMatchObject({ estimatedCharges: { agreementValue: "0" } });
  expect(agreement).not.toHaveProperty("endTime");
});

test("who is neither party cannot tell a foreign agreement from a missing one", async () => {
  const { id } = await anAgreement({ manufacturerId: manufacturer.id, manufacturerName: manufacturer.name });
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    for (const agreementId of [id, "agmt-0000000000000000000000000"]) {
      const refused = await describeAs(caller, agreementId).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ResourceNotFoundException);
      expect(refused).toMatchObject({ resourceType: "Agreement", resourceId: agreementId });
    }
  }
});

test.each([
  [undefined, "MISSING_AGREEMENT_ID", "This member is required."],
  ["", "INVALID_AGREEMENT_ID", "At least 1 character."],
  ["a".repeat(65), "INVALID_AGREEMENT_ID", "At most 64 characters."],
  ["agmt 1", "INVALID_AGREEMENT_ID", "It must match /^[A-Za-z0-9_/-]+$/."],
])("the agreement ID %j is refused as %s", async (agreementId, reason, message) => {
  const refused = await describeAs("seller", agreementId as string).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused).toMatchObject({ reason, fields: [{ name: "agreementId", message }] });
});
