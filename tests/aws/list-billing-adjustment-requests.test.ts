import {
  ListBillingAdjustmentRequestsCommand,
  type ListBillingAdjustmentRequestsInput,
  paginateListBillingAdjustmentRequests,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { adjust, anInvoicedAgreement, now, runJobs } from "../support/factories";

serveAws();
beforeEach(createKeys);

const list = (caller: Caller, input: ListBillingAdjustmentRequestsInput = {}) =>
  clientOf(caller).send(new ListBillingAdjustmentRequestsCommand(input));
const second = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("a seller lists its own adjustments with every filter", async () => {
  const [one, two] = [await anInvoicedAgreement(), await anInvoicedAgreement()];
  const done = await adjust(one.agreementId, one.invoiceId, "10");
  await runJobs();
  const waiting = await adjust(two.agreementId, two.invoiceId, "20");
  const ids = async (input?: ListBillingAdjustmentRequestsInput) =>
    (await list("seller", input)).items?.map(({ billingAdjustmentRequestId: id }) => id).sort();
  expect(await ids()).toEqual([done.id, waiting.id].sort());
  expect(await ids({ status: "COMPLETED" })).toEqual([done.id]);
  expect(await ids({ agreementId: two.agreementId })).toEqual([waiting.id]);
  expect(await ids({ createdAfter: now })).toEqual([]);
  expect(await ids({ createdAfter: second(-1), createdBefore: second(1) })).toHaveLength(2);
  expect(await ids({ agreementType: "PurchaseAgreement", catalog: "AWSMarketplace" })).toHaveLength(2);
  for (const caller of ["buyer", "stranger", "manufacturer", "admin"] as const) {
    expect((await list(caller)).items).toEqual([]);
  }
});

test("the client's paginator sees every adjustment once", async () => {
  const { agreementId, invoiceId } = await anInvoicedAgreement();
  for (const amount of ["1", "2", "3"]) {
    await adjust(agreementId, invoiceId, amount);
    await runJobs();
  }
  const seen: (string | undefined)[] = [];
  const pages = paginateListBillingAdjustmentRequests({ client: clientOf("seller"), pageSize: 2 }, {});
  for await (const { items } of pages) seen.push(...(items ?? []).map(({ adjustmentAmount }) => adjustmentAmount));
  expect(seen.sort()).toEqual(["1.00", "2.00", "3.00"]);
});

test.each([
  [{ agreementId: "agmt-1", agreementType: "PurchaseAgreement" }, "UNSUPPORTED_FILTERS"],
  [{ status: "DONE" }, "INVALID_STATUS"],
  [{ agreementType: "Other" }, "INVALID_AGREEMENT_TYPE"],
  [{ maxResults: 0 }, "INVALID_MAX_RESULTS"],
])("%j is refused as %s", async (input, reason) => {
  expect(await refusal(list("seller", input as object))).toMatchObject({ name: "ValidationException", reason });
});
