import {
  AccessDeniedException,
  GetAgreementEntitlementsCommand,
  paginateGetAgreementEntitlements,
  ResourceNotFoundException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import type { Agreement } from "@/lib/agreements/agreement";
import { connections, sql } from "@/lib/db";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, manufacturer, setNow } from "../support/factories";

serveAws();
beforeEach(createKeys);

async function entitled(values: Partial<Agreement> = {}, [status, reason] = ["PROVISIONED", "AGREEMENT_ACTIVE"]) {
  const { id } = await anAgreement({ manufacturerId: manufacturer.id, ...values });
  for (const product of ["prod-a", "prod-b", "prod-c"]) {
    await connections().db.run(sql`
      insert into entitlement (agreement_id, resource_id, type, status, reason_code, license_arn)
      values (${id}, ${product}, 'License', ${status}, ${reason}, ${`arn:aws:license-manager::444455556666:license:l-${product}`})`);
  }
  return id;
}
const get = (caller: Caller, agreementId: string) =>
  clientOf(caller).send(new GetAgreementEntitlementsCommand({ agreementId }));

test("the buyer reads what it may use, with a token to register with", async () => {
  const id = await entitled();
  for (const caller of ["buyer", "buyerViewer"] as const) {
    const { agreementEntitlements } = await get(caller, id);
    expect(agreementEntitlements?.[0]).toEqual({
      resource: { id: "prod-a", type: "SaaSProduct" },
      type: "License",
      registrationToken: expect.stringMatching(/^[A-Za-z0-9+/=.:_-]{1,512}$/),
      status: "PROVISIONED",
      statusReasonCode: "AGREEMENT_ACTIVE",
      licenseArn: "arn:aws:license-manager::444455556666:license:l-prod-a",
    });
  }
});

test("nothing is left of it when the agreement has ended", async () => {
  const id = await entitled();
  await setNow("2028-01-01T00:00:00Z");
  const { agreementEntitlements } = await get("buyer", id);
  expect(agreementEntitlements?.map(({ status }) => status)).toEqual(Array(3).fill("DEPROVISIONED"));
  expect(agreementEntitlements?.[0]).toMatchObject({ statusReasonCode: "AGREEMENT_INACTIVE" });
  expect(agreementEntitlements?.[0]).not.toHaveProperty("registrationToken");
});

test("a scheduled right begins with the agreement", async () => {
  const startAt = new Date("2026-12-01T00:00:00Z");
  const id = await entitled({ startAt }, ["SCHEDULED", "FUTURE_START_DATE"]);
  expect((await get("buyer", id)).agreementEntitlements?.[0]).toMatchObject({ status: "SCHEDULED" });
  await setNow(startAt);
  expect((await get("buyer", id)).agreementEntitlements?.[0]).toMatchObject({
    status: "PROVISIONED",
    statusReasonCode: "AGREEMENT_ACTIVE",
  });
});

test("the client's paginator walks every page", async () => {
  const id = await entitled();
  const seen: (string | undefined)[] = [];
  for await (const page of paginateGetAgreementEntitlements(
    { client: clientOf("buyer"), pageSize: 1 },
    { agreementId: id },
  )) {
    seen.push(...(page.agreementEntitlements ?? []).map(({ resource }) => resource?.id));
  }
  expect(seen).toEqual(["prod-a", "prod-b", "prod-c"]);
});

test("the seller is denied; who is neither party finds nothing", async () => {
  const id = await entitled();
  const denied = await refusal(get("seller", id));
  expect(denied).toBeInstanceOf(AccessDeniedException);
  expect(denied).toMatchObject({ reason: "INVALID_ACCESS" });
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    for (const agreementId of [id, "agmt-missing"]) {
      const refused = await refusal(get(caller, agreementId));
      expect(refused).toBeInstanceOf(ResourceNotFoundException);
      expect(refused).toMatchObject({ resourceType: "Agreement", resourceId: agreementId });
    }
  }
});

test("a malformed agreement ID is refused", async () => {
  expect(await refusal(get("buyer", "not one"))).toMatchObject({ reason: "INVALID_AGREEMENT_ID" });
});
