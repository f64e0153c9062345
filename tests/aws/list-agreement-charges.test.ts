import { ListAgreementChargesCommand, paginateListAgreementCharges } from "@aws-sdk/client-marketplace-agreement";
import { addDays } from "date-fns";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aCharge, anAgreement, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

const list = (caller: Caller, input: object = {}) => clientOf(caller).send(new ListAgreementChargesCommand(input));

test("a buyer lists what its agreements charge, without what an end has made void", async () => {
  const [running, ended] = [await anAgreement(), await anAgreement({ status: "CANCELLED", endedAt: now })];
  for (const { id } of [running, ended]) {
    await aCharge(id, addDays(now, -20), "100.00");
    await aCharge(id, addDays(now, 20), "100.00");
  }
  const { items } = await list("buyer");
  expect(items).toHaveLength(3);
  const own = await list("buyerViewer", { agreementId: running.id });
  expect(own.items).toMatchObject([
    { agreementId: running.id, amount: "100.00", currencyCode: "USD", revision: 1, time: addDays(now, -20) },
    { agreementId: running.id, agreementType: "PurchaseAgreement", time: addDays(now, 20) },
  ]);
});

test("sellers and strangers have no charges here", async () => {
  const { id } = await anAgreement();
  await aCharge(id, now);
  for (const caller of ["seller", "stranger", "manufacturer", "admin"] as const) {
    expect((await list(caller, { agreementId: id })).items).toEqual([]);
  }
});

test("the client's paginator sees every charge once", async () => {
  const { id } = await anAgreement();
  for (let i = 0; i < 7; i++) await aCharge(id, addDays(now, i));
  const times: (number | undefined)[] = [];
  for await (const { items } of paginateListAgreementCharges({ client: clientOf("buyer"), pageSize: 3 }, {})) {
    times.push(...(items ?? []).map(({ time }) => time?.getTime()));
  }
  expect(times).toEqual(Array.from({ length: 7 }, (_, i) => addDays(now, i).getTime()));
});

test.each([
  [{ agreementId: "agmt 1" }, "INVALID_AGREEMENT_ID"],
  [{ agreementType: "Other" }, "INVALID_AGREEMENT_TYPE"],
  [{ catalog: "Other" }, "INVALID_CATALOG"],
  [{ maxResults: 0 }, "INVALID_MAX_RESULTS"],
])("%j is refused as %s", async (input, reason) => {
  expect(await refusal(list("buyer", input))).toMatchObject({ name: "ValidationException", reason });
});
