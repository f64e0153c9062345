import {
  type Filter,
  paginateSearchAgreements,
  SearchAgreementsCommand,
  type SearchAgreementsInput,
} from "@aws-sdk/client-marketplace-agreement";
import { addDays } from "date-fns";
import { beforeEach, describe, expect, test } from "vitest";
import type { Agreement } from "@/lib/agreements/agreement";
import { connections, sql } from "@/lib/db";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, buyer, manufacturer, seller } from "../support/factories";

serveAws();
beforeEach(createKeys);

type Filters = Record<string, string>;
const filtersOf = (filters: Filters): Filter[] =>
  Object.entries(filters).map(([name, value]) => ({ name, values: [value] }));
const search = (caller: Caller, filters: Filters, rest: Omit<SearchAgreementsInput, "filters"> = {}) =>
  clientOf(caller).send(new SearchAgreementsCommand({ filters: filtersOf(filters), ...rest }));

const as = (PartyType: "Proposer" | "Acceptor", more: Filters = {}): Filters => ({
  PartyType,
  AgreementType: "PurchaseAgreement",
  ...more,
});
const ids = async (caller: Caller, filters: Filters, rest?: Omit<SearchAgreementsInput, "filters">) =>
  (await search(caller, filters, rest)).agreementViewSummaries?.map(({ agreementId }) => agreementId);

const day = (n: number) => addDays(new Date("2026-11-02T10:00:00Z"), n);
const stamp = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

test("a party finds its agreements, earliest end first, those without an end last", async () => {
  const late = await anAgreement({ endAt: day(200) });
  const never = await anAgreement({ endAt: null, pricingModel: "USAGE" });
  const early = await anAgreement({ endAt: day(10), endTimeBehaviorType: "RENEW", offerSetId: "offerset-1" });
  await connections().db.run(sql`
    insert into entitlement (agreement_id, resource_id, type, status, reason_code, license_arn)
    values (${early.id}, 'prod-insight', 'License', 'PROVISIONED', 'AGREEMENT_ACTIVE', 'arn:aws:license-manager::1:license:l-1')`);
  const { agreementViewSummaries: found } = await search("seller", as("Proposer"));
  expect(found?.map(({ agreementId }) => agreementId)).toEqual([early.id, late.id, never.id]);
  expect(found?.[0]).toEqual({
    agreementId: early.id,
    acceptanceTime: day(-30),
    startTime: day(-30),
    endTime: day(10),
    lastUpdateTime: day(-30),
    agreementType: "PurchaseAgreement",
    acceptor: { accountId: buyer.id },
    proposer: { accountId: seller.id },
    proposalSummary: {
      resources: [{ id: "prod-insight", type: "SaaSProduct" }],
      offerId: "offer-1234567890abc",
      offerSetId: "offerset-1",
    },
    status: "ACTIVE",
    entitlements: [{ licenseArn: "arn:aws:license-manager::1:license:l-1" }],
    initialAgreementId: early.id,
    endTimeBehaviorType: "RENEW",
  });
  expect(await ids("buyer", as("Acceptor"))).toEqual([early.id, late.id, never.id]);
  expect(await ids("seller", as("Proposer"), { sort: { sortOrder: "DESCENDING" } })).toEqual([
    never.id,
    late.id,
    early.id,
  ]);
});

test("nobody finds what is not theirs", async () => {
  await anAgreement({ manufacturerId: manufacturer.id });
  expect(await ids("seller", as("Acceptor"))).toEqual([]);
  expect(await ids("buyer", as("Proposer"))).toEqual([]);
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    expect(await ids(caller, as("Proposer"))).toEqual([]);
    expect(await ids(caller, as("Acceptor"))).toEqual([]);
  }
});

describe("each filter of a proposer", () => {
  const at = day(50);
  const cases: [string, string, Partial<Agreement>, Partial<Agreement>][] = [
    ["ResourceIdentifier", "prod-one", { productId: "prod-one" }, { productId: "prod-two" }],
    ["ResourceType", "AmiProduct", { productType: "AmiProduct" }, { productType: "SaaSProduct" }],
    ["AcceptorAccountId", "123456789012", { acceptorId: "123456789012" }, {}],
    ["OfferId", "offer-one", { offerId: "offer-one" }, {}],
    ["OfferSetId", "offerset-one", { offerSetId: "offerset-one" }, {}],
    ["Status", "RENEWED", { status: "RENEWED" }, {}],
    ["BeforeEndTime", stamp(at), { endAt: day(49) }, { endAt: at }],
    ["BeforeEndTime", stamp(at), { endAt: day(49) }, { endAt: null }],
    ["AfterEndTime", stamp(at), { endAt: day(51) }, { endAt: at }],
    ["AfterEndTime", stamp(at), { endAt: day(51) }, { endAt: null }],
    ["BeforeStartTime", stamp(at), { startAt: day(49) }, { startAt: at }],
    ["AfterStartTime", stamp(at), { startAt: day(51) }, { startAt: at }],
    ["BeforeLastUpdateTime", stamp(at), { updatedAt: day(49) }, { updatedAt: at }],
    ["AfterLastUpdateTime", stamp(at), { updatedAt: day(51) }, { updatedAt: at }],
    ["EndTimeBehaviorType", "RENEW", { endTimeBehaviorType: "RENEW" }, { endTimeBehaviorType: "EXPIRE" }],
    ["EndTimeBehaviorReasonCode", "NO_RENEWAL_TERM", { endTimeBehaviorReason: "NO_RENEWAL_TERM" }, {}],
    ["InitialAgreementId", "agmt-first", { initialAgreementId: "agmt-first" }, {}],
  ];
  test.each(cases)("%s = %s narrows the search", async (name, value, match, miss) => {
    const found = await anAgreement(match);
    await anAgreement(miss);
    expect(await ids("seller", as("Proposer", { [name]: value }))).toEqual([found.id]);
  });

  test("LicenseArn finds the agreement of a licence, though an ARN is longer than other values", async () => {
    const [{ id }] = [await anAgreement(), await anAgreement()];
    const arn = `arn:aws:license-manager::444455556666:license:l-${"0".repeat(40)}`;
    await connections().db.run(sql`
      insert into entitlement (agreement_id, resource_id, type, status, reason_code, license_arn)
      values (${id}, 'prod-insight', 'License', 'PROVISIONED', 'AGREEMENT_ACTIVE', ${arn})`);
    expect(await ids("seller", as("Proposer", { LicenseArn: arn }))).toEqual([id]);
  });

  test("a proposer combines them freely, ten at most", async () => {
    const { id } = await anAgreement({
      offerSetId: "offerset-one",
      startAt: day(5),
      endAt: day(80),
      status: "RENEWED",
    });
    const eight = {
      ResourceType: "SaaSProduct",
      OfferSetId: "offerset-one",
      Status: "RENEWED",
      AfterStartTime: stamp(day(0)),
      BeforeEndTime: stamp(day(90)),
      AfterEndTime: stamp(day(70)),
      AcceptorAccountId: buyer.id,
      OfferId: "offer-1234567890abc",
    };
    expect(await ids("seller", as("Proposer", eight))).toEqual([id]);
    const refused = await refusal(search("seller", as("Proposer", { ...eight, InitialAgreementId: id })));
    expect(refused).toMatchObject({ reason: "INVALID_FILTERS", fields: [{ name: "filters" }] });
  });
});

describe("the combinations of an acceptor", () => {
  const bases: Filters[] = [
    {},
    { ResourceIdentifier: "prod-insight" },
    { ResourceType: "SaaSProduct" },
    { OfferId: "offer-1234567890abc" },
    { OfferSetId: "offerset-1" },
  ];
  const ends: Filters[] = [
    {},
    { BeforeEndTime: stamp(day(400)) },
    { AfterEndTime: stamp(day(1)) },
    { BeforeEndTime: stamp(day(400)), AfterEndTime: stamp(day(1)) },
  ];
  const statuses: Filters[] = [{}, { Status: "ACTIVE" }];
  const all = bases.flatMap((base) =>
    ends.flatMap((end) => statuses.map((status) => ({ ...base, ...end, ...status }))),
  );
  const isAllowed = (filters: Filters) => !("ResourceType" in filters && "Status" in filters);

  test("are eighteen, with each way to name an end time", async () => {
    const { id } = await anAgreement({ offerSetId: "offerset-1" });
    const allowed = all.filter(isAllowed);
    const shapes = new Set(
      allowed.map((filters) =>
        [...new Set(Object.keys(filters).map((name) => name.replace(/^(Before|After)/, "")))].sort().join(),
      ),
    );
    expect(shapes.size).toBe(18);
    for (const filters of allowed) {
      expect(await ids("buyer", as("Acceptor", filters))).toEqual([id]);
      expect(await ids("seller", as("Proposer", filters))).toEqual([id]);
    }
  });

  test("leave out everything else", async () => {
    const others: Filters[] = [
      ...all.filter((filters) => !isAllowed(filters)),
      { AcceptorAccountId: buyer.id },
      { BeforeStartTime: stamp(day(1)) },
      { AfterLastUpdateTime: stamp(day(1)) },
      { EndTimeBehaviorType: "RENEW" },
      { EndTimeBehaviorReasonCode: "NO_RENEWAL_TERM" },
      { InitialAgreementId: "agmt-1" },
      { LicenseArn: "arn:aws:license-manager::1:license:l-1" },
      { OfferId: "offer-1", ResourceIdentifier: "prod-1" },
    ];
    for (const filters of others) {
      const refused = await refusal(search("buyer", as("Acceptor", filters)));
      expect(refused).toMatchObject({ name: "ValidationException", reason: "UNSUPPORTED_FILTERS" });
    }
  });

  test("sort by the end only", async () => {
    for (const sortBy of ["StartTime", "LastUpdateTime"]) {
      expect(await refusal(search("buyer", as("Acceptor"), { sort: { sortBy } }))).toMatchObject({
        reason: "INVALID_SORT_BY",
      });
    }
  });
});

test.each([
  ["EndTime", { endAt: day(1) }, { endAt: day(2) }],
  ["StartTime", { startAt: day(1) }, { startAt: day(2) }],
  ["LastUpdateTime", { updatedAt: day(1) }, { updatedAt: day(2) }],
])("a proposer sorts by %s", async (sortBy, first, second) => {
  const later = await anAgreement(second);
  const earlier = await anAgreement(first);
  expect(await ids("seller", as("Proposer"), { sort: { sortBy } })).toEqual([earlier.id, later.id]);
  const sort = { sortBy, sortOrder: "DESCENDING" } as const;
  expect(await ids("seller", as("Proposer"), { sort })).toEqual([later.id, earlier.id]);
});

test.each(["ASCENDING", "DESCENDING"] as const)(
  "the client's paginator walks every page once, %s",
  async (sortOrder) => {
    // Three ends for eleven agreements: most pages break inside equal keys, and one inside those without an end.
    const made: string[] = [];
    for (let i = 0; i < 11; i++) made.push((await anAgreement({ endAt: i % 3 ? day(i % 3) : null })).id);
    const seen: (string | undefined)[] = [];
    const pages = paginateSearchAgreements(
      { client: clientOf("seller"), pageSize: 2 },
      { filters: filtersOf(as("Proposer")), sort: { sortBy: "EndTime", sortOrder } },
    );
    for await (const page of pages) seen.push(...(page.agreementViewSummaries ?? []).map((found) => found.agreementId));
    expect(seen).toHaveLength(made.length);
    expect(new Set(seen)).toEqual(new Set(made));
  },
);

describe("what is wrong is refused with its reason", () => {
  const purchase = { name: "AgreementType", values: ["PurchaseAgreement"] };
  const proposer = { name: "PartyType", values: ["Proposer"] };
  const cases: [string, SearchAgreementsInput, string][] = [
    ["no filters", {}, "MISSING_PARTY_TYPE"],
    ["an empty list", { filters: [] }, "INVALID_FILTERS"],
    ["no party", { filters: [purchase] }, "MISSING_PARTY_TYPE"],
    ["no agreement type", { filters: [proposer] }, "INVALID_FILTERS"],
    ["a filter without a name", { filters: [purchase, proposer, { values: ["x"] }] }, "MISSING_FILTER_NAME"],
    [
      "an unknown name",
      { filters: [purchase, proposer, { name: "AgreementId", values: ["x"] }] },
      "INVALID_FILTER_NAME",
    ],
    ["a name twice", { filters: [purchase, proposer, proposer] }, "INVALID_FILTER_NAME"],
    ["no values", { filters: [purchase, proposer, { name: "OfferId" }] }, "MISSING_FILTER_VALUES"],
    [
      "an empty list of values",
      { filters: [purchase, proposer, { name: "OfferId", values: [] }] },
      "INVALID_FILTER_VALUES",
    ],
    ["two values", { filters: [purchase, proposer, { name: "OfferId", values: ["a", "b"] }] }, "INVALID_FILTER_VALUES"],
    ["an empty value", { filters: [purchase, proposer, { name: "OfferId", values: [""] }] }, "INVALID_FILTER_VALUES"],
    [
      "a value too long",
      { filters: [purchase, proposer, { name: "OfferId", values: ["a".repeat(65)] }] },
      "INVALID_FILTER_VALUES",
    ],
    [
      "another party",
      { filters: [purchase, { name: "PartyType", values: ["Manufacturer"] }] },
      "INVALID_FILTER_VALUES",
    ],
    ["another type", { filters: [proposer, { name: "AgreementType", values: ["Lease"] }] }, "INVALID_FILTER_VALUES"],
    [
      "a revision's status",
      { filters: [purchase, proposer, { name: "Status", values: ["SUPERSEDED"] }] },
      "INVALID_FILTER_VALUES",
    ],
    [
      "a short account",
      { filters: [purchase, proposer, { name: "AcceptorAccountId", values: ["123"] }] },
      "INVALID_FILTER_VALUES",
    ],
    [
      "an instant with milliseconds",
      { filters: [purchase, proposer, { name: "AfterEndTime", values: ["2026-11-02T10:00:00.000Z"] }] },
      "INVALID_FILTER_VALUES",
    ],
    [
      "an instant no calendar has",
      { filters: [purchase, proposer, { name: "AfterEndTime", values: ["2026-13-02T10:00:00Z"] }] },
      "INVALID_FILTER_VALUES",
    ],
    [
      "a window the wrong way round",
      { filters: filtersOf(as("Proposer", { BeforeEndTime: stamp(day(1)), AfterEndTime: stamp(day(2)) })) },
      "INVALID_FILTER_VALUES",
    ],
    ["an unknown sort key", { filters: [purchase, proposer], sort: { sortBy: "Value" } }, "INVALID_SORT_BY"],
    [
      "an unknown order",
      { filters: [purchase, proposer], sort: { sortOrder: "UP" as "ASCENDING" } },
      "INVALID_SORT_ORDER",
    ],
    ["another catalog", { filters: [purchase, proposer], catalog: "Elsewhere" }, "INVALID_CATALOG"],
    ["a page too large", { filters: [purchase, proposer], maxResults: 51 }, "INVALID_MAX_RESULTS"],
    ["a foreign token", { filters: [purchase, proposer], nextToken: "abc" }, "INVALID_NEXT_TOKEN"],
  ];
  test.each(cases)("%s", async (_, input, reason) => {
    const refused = await refusal(clientOf("seller").send(new SearchAgreementsCommand(input)));
    expect(refused).toMatchObject({ name: "ValidationException", reason });
  });
});

test("a page token belongs to the filters it came with", async () => {
  for (let i = 0; i < 3; i++) await anAgreement();
  const { nextToken } = await search("seller", as("Proposer"), { maxResults: 1 });
  expect(await ids("seller", as("Proposer"), { maxResults: 2, nextToken })).toHaveLength(2);
  const other = as("Proposer", { Status: "ACTIVE" });
  expect(await refusal(search("seller", other, { nextToken }))).toMatchObject({ reason: "INVALID_NEXT_TOKEN" });
});
