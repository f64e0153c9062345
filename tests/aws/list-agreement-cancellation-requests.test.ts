import {
  type ListAgreementCancellationRequestsCommandInput as Input,
  ListAgreementCancellationRequestsCommand,
  paginateListAgreementCancellationRequests,
} from "@aws-sdk/client-marketplace-agreement";
import { addMinutes } from "date-fns";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { as, pendingRequest, setNow } from "../support/factories";

serveAws();
beforeEach(createKeys);

const list = (caller: Caller, input: Partial<Input>) =>
  clientOf(caller).send(new ListAgreementCancellationRequestsCommand(input as Input));
const ids = async (caller: Caller, input: Partial<Input>) =>
  (await list(caller, input)).items?.map((item) => item.agreementCancellationRequestId);

async function requests(count: number) {
  const made: string[] = [];
  for (let i = 0; i < count; i++) {
    // Two share each minute, so that the order has to fall back on the ID.
    await setNow(addMinutes(new Date("2026-11-02T10:00:00Z"), Math.floor(i / 2)));
    made.push((await pendingRequest()).requestId);
  }
  return made;
}

test("each party lists its side, newest first, without the parties' messages", async () => {
  const { agreementId, requestId } = await pendingRequest();
  await setNow("2026-11-02T11:00:00Z");
  const newer = await pendingRequest();
  const { items } = await list("seller", { partyType: "Proposer" });
  expect(items?.map((item) => item.agreementCancellationRequestId)).toEqual([newer.requestId, requestId]);
  expect(items?.[1]).toEqual({
    agreementCancellationRequestId: requestId,
    agreementId,
    status: "PENDING_APPROVAL",
    reasonCode: "OTHER",
    agreementType: "PurchaseAgreement",
    catalog: "AWSMarketplace",
    createdAt: new Date("2026-11-02T10:00:00Z"),
    updatedAt: new Date("2026-11-02T10:00:00Z"),
  });
  expect(await ids("buyer", { partyType: "Acceptor" })).toEqual([newer.requestId, requestId]);
});

test("an account lists nothing on the side it is not, and a stranger nothing at all", async () => {
  const { agreementId } = await pendingRequest();
  expect(await ids("seller", { partyType: "Acceptor" })).toEqual([]);
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    for (const partyType of ["Proposer", "Acceptor"]) {
      expect(await ids(caller, { partyType })).toEqual([]);
      expect(await ids(caller, { partyType, agreementId })).toEqual([]);
    }
  }
});

test("agreement and status narrow the list; past the deadline a request counts as approved", async () => {
  const first = await pendingRequest();
  await setNow("2026-11-05T10:00:00Z");
  const second = await pendingRequest();
  await withdrawCancellationRequest(await as("SELLER_OPERATOR"), {
    requestId: second.requestId,
    cancellationReason: "By mistake.",
  });
  const { agreementId } = first;
  expect(await ids("seller", { partyType: "Proposer", agreementId })).toEqual([first.requestId]);
  expect(await ids("seller", { partyType: "Proposer", status: "CANCELLED" })).toEqual([second.requestId]);
  expect(await ids("seller", { partyType: "Proposer", status: "APPROVED" })).toEqual([]);
  await setNow("2026-11-09T10:00:00Z");
  expect(await ids("seller", { partyType: "Proposer", status: "APPROVED" })).toEqual([first.requestId]);
  expect(await ids("seller", { partyType: "Proposer", status: "PENDING_APPROVAL" })).toEqual([]);
});

test("the client's paginator walks every page once", async () => {
  const made = await requests(11);
  const seen: (string | undefined)[] = [];
  const sizes: (number | undefined)[] = [];
  const pages = paginateListAgreementCancellationRequests(
    { client: clientOf("buyer"), pageSize: 3 },
    { partyType: "Acceptor" },
  );
  for await (const { items } of pages) {
    sizes.push(items?.length);
    seen.push(...(items ?? []).map((item) => item.agreementCancellationRequestId));
  }
  expect(sizes).toEqual([3, 3, 3, 2]);
  expect(new Set(seen)).toEqual(new Set(made));
  expect(seen).toHaveLength(made.length);
});

describe("a page token", () => {
  const first = async () => {
    await requests(4);
    return (await list("seller", { partyType: "Proposer", maxResults: 2 })).nextToken as string;
  };
  const refused = (caller: Caller, input: Partial<Input>) => refusal(list(caller, { partyType: "Proposer", ...input }));
  const invalid = { name: "ValidationException", reason: "INVALID_NEXT_TOKEN", fields: [{ name: "nextToken" }] };

  test("serves the same query with another page size", async () => {
    const nextToken = await first();
    expect((await list("seller", { partyType: "Proposer", maxResults: 1, nextToken })).items).toHaveLength(1);
  });

  test("belongs to its query and to its account", async () => {
    const nextToken = await first();
    expect(await refused("seller", { nextToken, status: "PENDING_APPROVAL" })).toMatchObject(invalid);
    expect(await refused("seller", { nextToken, partyType: "Acceptor" })).toMatchObject(invalid);
    expect(await refused("stranger", { nextToken })).toMatchObject(invalid);
  });

  test("is refused when any of its characters was changed", async () => {
    const nextToken = await first();
    for (let i = 0; i < nextToken.length; i++) {
      const changed = `${nextToken.slice(0, i)}${nextToken[i] === "A" ? "B" : "A"}${nextToken.slice(i + 1)}`;
      // The last character of each half holds spare bits; the signature is compared as text, so that these count too.
      expect(await refused("seller", { nextToken: changed })).toMatchObject(invalid);
    }
  });

  test.each(["short", "!", "a".repeat(8193)])("is refused when it is %.10s", async (nextToken) => {
    expect(await refused("seller", { nextToken })).toMatchObject(invalid);
  });
});

test.each<[Partial<Input>, string, string]>([
  [{}, "MISSING_PARTY_TYPE", "partyType"],
  [{ partyType: "Manufacturer" }, "INVALID_PARTY_TYPE", "partyType"],
  [{ partyType: "Proposer", status: "DENIED" as "APPROVED" }, "INVALID_STATUS", "status"],
  [{ partyType: "Proposer", agreementId: "" }, "INVALID_AGREEMENT_ID", "agreementId"],
  [{ partyType: "Proposer", agreementType: "Lease" }, "INVALID_AGREEMENT_TYPE", "agreementType"],
  [{ partyType: "Proposer", catalog: "Elsewhere" }, "INVALID_CATALOG", "catalog"],
  [{ partyType: "Proposer", maxResults: 0 }, "INVALID_MAX_RESULTS", "maxResults"],
  [{ partyType: "Proposer", maxResults: 51 }, "INVALID_MAX_RESULTS", "maxResults"],
  [{ partyType: "Proposer", maxResults: 1.5 }, "INVALID_MAX_RESULTS", "maxResults"],
])("%j is refused as %s", async (input, reason, name) => {
  expect(await refusal(list("seller", input))).toMatchObject({
    name: "ValidationException",
    reason,
    fields: [{ name }],
  });
});
