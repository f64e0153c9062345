import {
  ListAgreementPaymentRequestsCommand,
  type ListAgreementPaymentRequestsInput,
  paginateListAgreementPaymentRequests,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aPaymentRequest } from "../support/factories";

serveAws();
beforeEach(createKeys);

const list = (caller: Caller, input: Partial<ListAgreementPaymentRequestsInput>) =>
  clientOf(caller).send(new ListAgreementPaymentRequestsCommand(input as ListAgreementPaymentRequestsInput));

test("each party lists its own, with the filters, and nobody else's", async () => {
  const [one, two] = [await aPaymentRequest(), await aPaymentRequest()];
  const ids = async (caller: Caller, input: Partial<ListAgreementPaymentRequestsInput>) =>
    (await list(caller, input)).items?.map(({ paymentRequestId }) => paymentRequestId).sort();
  const both = [one.paymentRequestId, two.paymentRequestId].sort();
  expect(await ids("seller", { partyType: "Proposer" })).toEqual(both);
  expect(await ids("buyer", { partyType: "Acceptor" })).toEqual(both);
  expect(await ids("buyer", { partyType: "Acceptor", agreementId: one.agreementId })).toEqual([one.paymentRequestId]);
  expect(await ids("seller", { partyType: "Proposer", status: "APPROVED" })).toEqual([]);
  expect(await ids("seller", { partyType: "Acceptor" })).toEqual([]);
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    expect(await ids(caller, { partyType: "Proposer" })).toEqual([]);
  }
});

test("a summary carries neither the description nor the reason", async () => {
  await aPaymentRequest({ description: "Confidential." });
  const { items } = await list("buyer", { partyType: "Acceptor" });
  expect(Object.keys(items?.[0] ?? {}).sort()).toEqual(
    [
      "agreementId",
      "chargeAmount",
      "createdAt",
      "currencyCode",
      "name",
      "paymentRequestId",
      "status",
      "updatedAt",
    ].sort(),
  );
});

test("the client's paginator sees every request once", async () => {
  const made = [];
  for (let i = 0; i < 5; i++) made.push((await aPaymentRequest()).paymentRequestId);
  const seen: (string | undefined)[] = [];
  const pages = paginateListAgreementPaymentRequests(
    { client: clientOf("seller"), pageSize: 2 },
    { partyType: "Proposer" },
  );
  for await (const { items } of pages) seen.push(...(items ?? []).map(({ paymentRequestId }) => paymentRequestId));
  expect(seen.sort()).toEqual(made.sort());
});

test.each([
  [{}, "MISSING_PARTY_TYPE"],
  [{ partyType: "Buyer" }, "INVALID_PARTY_TYPE"],
  [{ partyType: "Proposer", status: "DONE" }, "INVALID_STATUS"],
  [{ partyType: "Proposer", maxResults: 51 }, "INVALID_MAX_RESULTS"],
  [{ partyType: "Proposer", catalog: "Other" }, "INVALID_CATALOG"],
  [{ partyType: "Proposer", nextToken: "abc" }, "INVALID_NEXT_TOKEN"],
])("%j is refused as %s", async (input, reason) => {
  expect(await refusal(list("seller", input as object))).toMatchObject({ name: "ValidationException", reason });
});
