import {
  AccessDeniedException,
  CancelAgreementCommand,
  ConflictException,
  ResourceNotFoundException,
  ValidationException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, manufacturer, rowOf } from "../support/factories";

serveAws();
beforeEach(createKeys);

const cancel = (caller: Caller, agreementId: string) =>
  clientOf(caller).send(new CancelAgreementCommand({ agreementId }));
const usage = { pricingModel: "USAGE", endAt: null } as const;

test("the buyer ends a pay-as-you-go agreement at once; the answer is empty", async () => {
  const { id } = await anAgreement(usage);
  const { $metadata, ...answer } = await cancel("buyer", id);
  expect($metadata.httpStatusCode).toBe(200);
  expect(answer).toEqual({});
  expect(await rowOf("agreement", id)).toMatchObject({ status: "CANCELLED" });
});

test("a second time is a conflict", async () => {
  const { id } = await anAgreement(usage);
  await cancel("buyer", id);
  expect(await refusal(cancel("buyer", id))).toBeInstanceOf(ConflictException);
});

test("a contract is not the buyer's to end", async () => {
  const { id } = await anAgreement();
  const refused = await refusal(cancel("buyer", id));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused).toMatchObject({ reason: "UNSUPPORTED_ACTION" });
});

test.each(["seller", "sellerViewer", "buyerViewer"] as const)("the %s is denied", async (caller) => {
  const { id } = await anAgreement(usage);
  const refused = await refusal(cancel(caller, id));
  expect(refused).toBeInstanceOf(AccessDeniedException);
  expect(refused).toMatchObject({ reason: "INVALID_ACCESS" });
});

test.each(["stranger", "manufacturer", "admin"] as const)("the %s finds nothing", async (caller) => {
  const { id } = await anAgreement({ ...usage, manufacturerId: manufacturer.id });
  for (const agreementId of [id, "agmt-missing"]) {
    const refused = await refusal(cancel(caller, agreementId));
    expect(refused).toBeInstanceOf(ResourceNotFoundException);
    expect(refused).toMatchObject({ resourceType: "Agreement", resourceId: agreementId });
  }
});

test("a malformed agreement ID is refused", async () => {
  expect(await refusal(cancel("buyer", "not one"))).toMatchObject({ reason: "INVALID_AGREEMENT_ID" });
});
