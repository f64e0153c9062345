import { addDays, addHours, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import { type Agreement, agreementStatuses, offerVisibilities, pricingModels } from "@/lib/agreements/agreement";
import { exportSellerAgreements, listSellerAgreements, listSubscriptions } from "@/lib/agreements/list";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import { subscriptionListSpec } from "@/lib/agreements/subscription-spec";
import { system } from "@/lib/auth/actor";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { exportCancellationRequests, listCancellationRequests } from "@/lib/cancellation-requests/list";
import { requestListSpec } from "@/lib/cancellation-requests/list-spec";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { asOf, type CancellationRequest } from "@/lib/cancellation-requests/request";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { type Context, startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  type Filter,
  type ListParams,
  type ListSpec,
  operatorsOf,
  parseListParams,
  type Token,
} from "@/lib/lists/params";
import type { Total } from "@/lib/lists/query";
import {
  anAgreement,
  as,
  buyer,
  manufacturer,
  pendingRequest,
  person,
  seller,
  stranger,
} from "../../support/factories";
import { type Meaning, matchesFilter, matchesText } from "../../support/list-model";

const now = new Date("2026-11-02T10:00:00Z");
const names = ["Harbour Bank", "harbour 100%", "Über_Markt", "O'Neill \\ Sons"];
const pick = <T>(values: readonly T[], i: number) => values[i % values.length] as T;

type Row = { id: string };
type List = (
  ctx: Context,
  params: ListParams,
) => Promise<{ rows: Row[]; next: string | null; previous: string | null; total: Total }>;

const paramsOf = (spec: ListSpec, values: Partial<ListParams> = {}): ListParams => ({
  ...parseListParams(spec, {}).params,
  size: 100,
  ...values,
});

/** For every field and operator a few conditions: values that some row has, parts of them, other cases, and nonsense. */
function tokensOf<R>(spec: ListSpec, meaning: Meaning<R>, rows: R[], extra: Record<string, string[]>): Token[] {
  return Object.entries(spec.fields).flatMap(([field, { kind, options }]) => {
    const read = meaning[field];
    const own = typeof read === "function" ? [0, 13].map((i) => read(pick(rows, i))) : [];
    const texts = own.flatMap((value) => {
      if (value === null) return [];
      if (value instanceof Date) return [value.toISOString().slice(0, 10)];
      const text = String(value);
      return kind === "amount"
        ? [String(Number(value))]
        : [text, text.slice(2, 7), text.slice(0, 4).toUpperCase(), "%", "_"];
    });
    const values = [...new Set([...(options?.map(({ value }) => value) ?? texts), ...(extra[field] ?? [])])].filter(
      Boolean,
    );
    return values.flatMap((value) => operatorsOf[kind].map((operator) => ({ field, operator, value })));
  });
}

const freeTexts: Token[] = ["harbour", "100%", "_", "\\", "INSIGHT", "agmt-", "zzz"].flatMap((value) =>
  ([":", "!:"] as const).map((operator) => ({ field: null, operator, value })),
);

/** Single conditions, pairs joined both ways, and groups of one level. */
function filtersOf(tokens: Token[]): Filter[] {
  const singles = tokens.map((token): Filter => ({ join: "and", items: [token] }));
  const mixed = tokens.flatMap((token, i): Filter[] => {
    if (i % 6) return [];
    const [other, third] = [pick(tokens, i * 7 + 11), pick(tokens, i * 13 + 5)];
    return (["and", "or"] as const).flatMap((join) => [
      { join, items: [token, other] },
      { join, items: [third, { tokens: [token, other] }] },
    ]);
  });
  return [...singles, ...mixed];
}

async function expectAgreement<R extends Row>(
  list: List,
  ctx: Context,
  spec: ListSpec,
  filters: Filter[],
  expected: (filter: Filter) => R[],
) {
  let found = 0;
  const wrong: unknown[] = [];
  for (let i = 0; i < filters.length; i += 10) {
    await Promise.all(
      filters.slice(i, i + 10).map(async (filter) => {
        const { rows, total } = await list(ctx, paramsOf(spec, { filter }));
        const ids = rows.map(({ id }) => id).sort();
        const wanted = expected(filter)
          .map(({ id }) => id)
          .sort();
        found += ids.length;
        if (ids.join() !== wanted.join() || total.count !== ids.length || total.isMore)
          wrong.push({ filter, total, ids, wanted });
      }),
    );
  }
  expect(wrong.slice(0, 3), `${wrong.length} of ${filters.length} filters disagree`).toEqual([]);
  expect(found).toBeGreaterThan(filters.length);
}

async function expectPaging<R extends Row>(
  list: List,
  ctx: Context,
  spec: ListSpec,
  orders: Record<string, (row: R) => (string | number | boolean)[]>,
  rows: R[],
) {
  expect(Object.keys(orders).sort()).toEqual([...spec.sorts].sort());
  for (const [key, order] of Object.entries(orders)) {
    for (const descending of [false, true]) {
      const keyed = rows.map((row) => [...order(row), row.id]);
      const wanted = keyed.sort((a, b) => compare(a, b) * (descending ? -1 : 1)).map((keys) => keys.at(-1));
      const params = paramsOf(spec, { sort: { key, descending }, size: 7 });
      const pages = [await list(ctx, params)];
      for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
        pages.push(await list(ctx, { ...params, after: next }));
      const seen = pages.map((page) => page.rows.map(({ id }) => id));
      expect(seen.flat(), `${key} forward`).toEqual(wanted);
      expect(pages[0]?.previous).toBeNull();
      for (let i = pages.length - 1; i > 0; i--) {
        const back = await list(ctx, { ...params, before: pages[i]?.previous ?? "" });
        expect(
          back.rows.map(({ id }) => id),
          `${key} back to page ${i}`,
        ).toEqual(seen[i - 1]);
        expect(back.next).toBe(pages[i - 1]?.next);
        expect(back.previous).toBe(pages[i - 1]?.previous);
      }
    }
  }
}

function compare(
  one: (string | number | boolean | undefined)[],
  other: (string | number | boolean | undefined)[],
): number {
  for (const [i, value] of one.entries()) {
    const against = other[i];
    if (value === against || value === undefined || against === undefined) continue;
    return value < against ? -1 : 1;
  }
  return 0;
}

const time = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY;

// The corpus of agreements: two sellers, four buyers, a manufacturer; ties and gaps everywhere.

async function agreements(count = 44): Promise<Agreement[]> {
  for (let i = 0; i < count; i++) {
    const isForeign = i % 6 === 5;
    const owner = isForeign ? stranger : seller;
    const byPartner = i % 4 === 1;
    await anAgreement({
      status: i % 3 ? "ACTIVE" : pick(agreementStatuses, i / 3),
      proposerId: owner.id,
      proposerName: owner.name,
      acceptorId: i % 5 === 4 ? "012345678901" : buyer.id,
      acceptorName: pick(names, i),
      ...(byPartner && { manufacturerId: manufacturer.id, manufacturerName: manufacturer.name }),
      productId: pick(["prod-insight", "prod-100%", "prod_x"], i),
      productTitle: pick(["Insight Studio", "insight lens", "50% Off_Tool"], i),
      productType: pick(["SaaSProduct", "AmiProduct", "ContainerProduct"], i),
      offerId: `offer-${pick(["abc", "abd", "x_y"], i)}`,
      offerName: pick(["Insight, 1 year", "Trial", "100% off"], i),
      offerVisibility: pick(offerVisibilities, i),
      pricingModel: pick(pricingModels, i),
      value: pick(["0.00", "1200.00", "1200.50", "99999.99"], i),
      currency: pick(["USD", "EUR"], i),
      autoRenew: pick([true, false, null], i),
      cancellationStatus: pick([null, null, "REJECTED", "CANCELLED", "APPROVED"] as const, i),
      acceptedAt: subDays(now, 30 + (i % 3)),
      startAt: subDays(now, 20 + (i % 4)),
      endAt: pick([null, addDays(now, 30), addDays(now, 90), addHours(now, 24 * 400 + 7)], i),
    } as Partial<Agreement>);
  }
  await connections().db.run(sql`
    insert into agreement_relation (agreement_id, dependent_id, kind)
    select min(id), max(id), 'RENEWAL_OF' from agreement group by acceptor_id, product_id`);
  return connections().db.rows<Agreement>(sql`select * from agreement`);
}

async function relations(): Promise<(row: Row) => string[]> {
  const pairs = await connections().db.rows<{ agreementId: string; dependentId: string }>(
    sql`select * from agreement_relation`,
  );
  return ({ id }) =>
    pairs.flatMap(({ agreementId, dependentId }) =>
      agreementId === id ? dependentId : dependentId === id ? agreementId : [],
    );
}

const is =
  (test: (row: Agreement) => boolean, { operator }: Token) =>
  (row: Agreement) =>
    test(row) === (operator === "=");

function agreementMeaning(related: (row: Row) => string[]): Meaning<Agreement> {
  const isExpiring = (row: Agreement) => row.status === "ACTIVE" && time(row.endAt) < addDays(now, 90).getTime();
  const autoRenew: Record<string, boolean | null> = { ON: true, OFF: false, NOT_APPLICABLE: null };
  return {
    agreementId: (row) => row.id,
    buyerId: (row) => row.acceptorId,
    buyerName: (row) => row.acceptorName,
    vendor: (row) => row.proposerName,
    offerId: (row) => row.offerId,
    offerName: (row) => row.offerName,
    product: (row) => row.productTitle,
    productId: (row) => row.productId,
    status: {
      matches: (row, token) =>
        is((row) => (token.value === "EXPIRING" ? isExpiring(row) : row.status === token.value), token)(row),
    },
    cancellation: {
      matches: (row, token) => is((row) => (row.cancellationStatus ?? "NONE") === token.value, token)(row),
    },
    endAt: (row) => row.endAt,
    startAt: (row) => row.startAt,
    acceptedAt: (row) => row.acceptedAt,
    value: (row) => row.value,
    currency: (row) => row.currency,
    pricingModel: (row) => row.pricingModel,
    offerType: (row) => row.offerVisibility,
    delivery: (row) => row.productType,
    autoRenew: { matches: (row, token) => is((row) => row.autoRenew === autoRenew[token.value], token)(row) },
    // Decides about the scope instead: as seller of record, or as manufacturer of what partners sell.
    sellerOfRecord: { matches: () => true },
    relatedId: {
      matches: (row, { operator, value }) => {
        const positive = operator === "!=" ? "=" : operator === "!:" ? ":" : operator;
        return related(row).some((id) => matchesText(id, positive, value)) !== operator.startsWith("!");
      },
    },
  };
}

const searched = (row: Agreement) =>
  [
    row.id,
    row.offerId,
    row.offerName,
    row.acceptorId,
    row.acceptorName,
    row.productId,
    row.productTitle,
    row.proposerName,
  ].join(" ");

const asksForPartner = ({ items }: Filter) =>
  items
    .flatMap((item) => ("tokens" in item ? item.tokens : item))
    .some(({ field, operator, value }) => field === "sellerOfRecord" && (value === "PARTNER") === (operator === "="));

describe("the seller's agreements", () => {
  test("every field and operator, and/or and groups, agree with a plain reading; nothing foreign is among them", async () => {
    const all = await agreements();
    const related = await relations();
    const meaning = agreementMeaning(related);
    const matches = matchesFilter(meaning, agreementListSpec.fields, searched);
    const someRelated = all.map(related).find((ids) => ids.length)?.[0] ?? "";
    const tokens = tokensOf(agreementListSpec, meaning, all, {
      relatedId: [someRelated, someRelated.slice(0, 9), "agmt-none"],
    });
    const filters = filtersOf([...tokens, ...freeTexts]);
    expect(new Set(tokens.map(({ field }) => field)).size).toBe(Object.keys(agreementListSpec.fields).length);
    for (const account of [seller, manufacturer]) {
      const inScope = (filter: Filter) => (row: Agreement) =>
        asksForPartner(filter)
          ? row.manufacturerId === account.id && row.manufacturerId !== row.proposerId
          : row.proposerId === account.id;
      const ctx = await as("SELLER_OPERATOR", account);
      const used = account === seller ? filters : filters.filter(asksForPartner);
      await expectAgreement(listSellerAgreements, ctx, agreementListSpec, used, (filter) =>
        all.filter((row) => inScope(filter)(row) && matches(row, filter)),
      );
    }
  });

  test("page by page, forward and back, each order yields every row once, over ties and gaps", async () => {
    const own = (await agreements()).filter((row) => row.proposerId === seller.id);
    await expectPaging(
      listSellerAgreements,
      await as("SELLER_VIEWER"),
      agreementListSpec,
      {
        agreementId: () => [],
        status: (row: Agreement) => [row.status, time(row.endAt)],
        product: (row) => [row.productTitle],
        buyerName: (row) => [row.acceptorName],
        endAt: (row) => [time(row.endAt)],
        value: (row) => [Number(row.value)],
        startAt: (row) => [time(row.startAt)],
        acceptedAt: (row) => [time(row.acceptedAt)],
      },
      own,
    );
  });

  test("no filter leads out of the account, whatever it is joined with", async () => {
    await agreements(24);
    const tokens: Token[] = [
      { field: null, operator: "!:", value: "nowhere" },
      { field: "agreementId", operator: "!=", value: "agmt-none" },
      { field: "sellerOfRecord", operator: "=", value: "US" },
      { field: "sellerOfRecord", operator: "=", value: "PARTNER" },
      { field: "buyerName", operator: ":", value: "') or true --" },
    ];
    const filters: Filter[] = (["and", "or"] as const).flatMap((join) => [
      { join, items: tokens },
      { join, items: [{ tokens }] },
      { join, items: tokens.slice(0, 3) },
    ]);
    for (const account of [seller, stranger, { id: "999900001111", name: "New" }]) {
      const ctx = await as("SELLER_ADMIN", account);
      for (const filter of filters) {
        const { rows } = await listSellerAgreements(ctx, paramsOf(agreementListSpec, { filter }));
        expect(rows.filter((row) => row.proposerId !== account.id)).toEqual([]);
      }
    }
  });

  test("made-up cursors are like none, and never a fault", async () => {
    await agreements(12);
    const ctx = await as("SELLER_OPERATOR");
    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString("base64url");
    const madeUp = [
      "x",
      "%00",
      "A".repeat(3000),
      Buffer.from("{").toString("base64url"),
      Buffer.from("null").toString("base64url"),
      cursor(),
      cursor("infinity"),
      cursor("infinity", "agmt-1", "more"),
      cursor("now", "agmt-1"),
      cursor("2026-02-30 10:00:00+00", "agmt-1"),
      cursor("2026-13-01 10:00:00+00", "agmt-1"),
      cursor("2026-12-01 24:61:61+00", "agmt-1"),
      cursor("2026-12-01 10:00:00+99", "agmt-1"),
      cursor("2026-12-01 10:00:00+00", "agmt-\0"),
      cursor({ a: 1 }, ["b"]),
      cursor("'; drop table agreement; --", "agmt-1"),
    ];
    const params = paramsOf(agreementListSpec, { size: 5 });
    const first = await listSellerAgreements(ctx, params);
    expect(first.rows.length).toBe(5);
    for (const text of madeUp) {
      expect(await listSellerAgreements(ctx, { ...params, after: text }), text).toEqual(first);
      expect(await listSellerAgreements(ctx, { ...params, before: text }), text).toEqual(first);
    }
  });

  test("pages go on in whatever time zone the database prints its instants", async () => {
    const own = (await agreements(14)).filter((row) => row.proposerId === seller.id);
    const { db } = connections();
    for (const zone of ["America/New_York", "Asia/Kolkata"]) {
      await db.transaction(async (tx) => {
        await tx.run(sql`select set_config('timezone', ${zone}, true)`);
        const ctx = { ...(await as("SELLER_VIEWER")), db: tx };
        const seen: string[] = [];
        for (let after: string | null = null, i = 0; i === 0 || (after && i < 20); i++) {
          const page: Awaited<ReturnType<List>> = await listSellerAgreements(
            ctx,
            paramsOf(agreementListSpec, { size: 3, after }),
          );
          seen.push(...page.rows.map(({ id }) => id));
          after = page.next;
        }
        expect(seen.length, zone).toBe(own.length);
        expect(new Set(seen).size, zone).toBe(own.length);
      });
    }
  });

  test("a company and a product are found by the name they have now, however many share a part of it", async () => {
    const { id } = await anAgreement();
    await connections().db.run(sql`
      insert into agreement select (json_populate_record(a, json_build_object(
        'id', 'agmt--' || n, 'acceptor_id', lpad(n::text, 12, '9'), 'acceptor_name', 'Buyer ' || n))).*
      from agreement a, generate_series(1, 250) n where a.id = ${id}`);
    await connections().db.run(sql`
      update agreement set acceptor_name = 'Alder Mill', product_title = 'Saw Planner' where id = 'agmt--7'`);
    const ctx = await as("SELLER_OPERATOR");
    const found = async (field: string, value: string) => {
      const items: Token[] = [{ field, operator: ":", value }];
      const { rows } = await listSellerAgreements(
        ctx,
        paramsOf(agreementListSpec, {
          sort: { key: "agreementId", descending: false },
          filter: { join: "and", items },
        }),
      );
      return rows.map((row) => row.id);
    };
    expect(await found("buyerName", "der mi")).toEqual(["agmt--7"]);
    expect(await found("product", "saw")).toEqual(["agmt--7"]);
    expect(await found("buyerName", "buyer 7")).toEqual(Array.from({ length: 10 }, (_, i) => `agmt--7${i}`));
    expect((await found("buyerName", "buyer")).length).toBe(100);
  });

  test("counting stops where it would cost, the file does not", async () => {
    const { id } = await anAgreement();
    await connections().db.run(sql`
      insert into agreement select (json_populate_record(a, json_build_object('id', 'agmt--' || n))).*
      from agreement a, generate_series(1, 1050) n where a.id = ${id}`);
    const ctx = await as("SELLER_OPERATOR");
    const list = (value?: string) => {
      const items: Token[] = value ? [{ field: "agreementId", operator: "^", value }] : [];
      return listSellerAgreements(ctx, paramsOf(agreementListSpec, { size: 10, filter: { join: "and", items } }));
    };
    const totals = await Promise.all([list(), list("agmt-"), list("agmt--1"), list("agmt--10"), list("agmt--104")]);
    // 10, 100 to 109 and 1000 to 1050 begin with 10.
    expect(totals.map(({ total, rows }) => [total.count, total.isMore, rows.length])).toEqual([
      [1000, true, 10],
      [100, true, 10],
      [100, true, 10],
      [62, false, 10],
      [11, false, 10],
    ]);
    const exported: string[] = [];
    for await (const page of exportSellerAgreements(ctx, paramsOf(agreementListSpec)).pages())
      exported.push(...page.map((row) => row.id));
    expect([exported.length, new Set(exported).size]).toEqual([1051, 1051]);
  });
});

describe("the buyer's subscriptions", () => {
  test("every field and operator agrees with a plain reading, on both tabs", async () => {
    const all = await agreements();
    const meaning = agreementMeaning(await relations());
    const matches = matchesFilter(meaning, subscriptionListSpec.fields, searched);
    const filters = filtersOf([...tokensOf(subscriptionListSpec, meaning, all, {}), ...freeTexts]);
    for (const tab of ["active", "inactive"] as const) {
      const isShown = (row: Agreement) =>
        row.acceptorId === buyer.id && (row.status === "ACTIVE") === (tab === "active");
      await expectAgreement(
        (ctx, params) => listSubscriptions(ctx, params, tab),
        await as("BUYER_VIEWER"),
        subscriptionListSpec,
        filters,
        (filter) => all.filter((row) => isShown(row) && matches(row, filter)),
      );
    }
  });

  test("page by page, each order yields every row once", async () => {
    const own = (await agreements()).filter((row) => row.acceptorId === buyer.id && row.status === "ACTIVE");
    await expectPaging(
      (ctx, params) => listSubscriptions(ctx, params, "active"),
      await as("BUYER_VIEWER"),
      subscriptionListSpec,
      {
        agreementId: () => [],
        product: (row: Agreement) => [row.productTitle],
        vendor: (row) => [row.proposerName],
        status: (row) => [row.status, time(row.endAt)],
        endAt: (row) => [time(row.endAt)],
        startAt: (row) => [time(row.startAt)],
        value: (row) => [Number(row.value)],
      },
      own,
    );
  });
});

// The corpus of requests is made by the verbs: every status, two sellers, some overdue and not yet swept.

async function requests(count = 30): Promise<CancellationRequest[]> {
  const ctx = await startContext(system);
  for (let i = 0; i < count; i++) {
    const owner = i % 5 === 4 ? stranger : seller;
    const { id } = await anAgreement({
      proposerId: owner.id,
      proposerName: owner.name,
      acceptorName: pick(names, i),
      productTitle: pick(["Insight Studio", "insight lens", "50% Off_Tool"], i),
    });
    const created = { ...ctx, now: subDays(now, pick([1, 1, 4, 6.5, 8], i)) };
    const request = await sendCancellationRequest(
      { ...created, actor: person("SELLER_ADMIN", owner) },
      {
        agreementId: id,
        reasonCode: i % 2 ? "OTHER" : "TEST_AGREEMENT",
        portalReason: i % 2 ? "CUSTOMER_REQUEST" : null,
        description: null,
        clientToken: newId.plain(),
      },
    );
    const [requestId, answered] = [request.id, { ...created, now: addHours(created.now, pick([1, 20], i)) }];
    if (i % 6 === 0) await approveCancellationRequest({ ...answered, actor: person("BUYER_APPROVER") }, { requestId });
    if (i % 6 === 1)
      await rejectCancellationRequest(
        { ...answered, actor: person("BUYER_APPROVER") },
        { requestId, rejectionReason: "No." },
      );
    if (i % 6 === 2)
      await withdrawCancellationRequest(
        { ...answered, actor: person("SELLER_ADMIN", owner) },
        { requestId, cancellationReason: "Oops." },
      );
  }
  await connections().db.run(
    sql`update delivery set state = case when hashtext(id) % 2 = 0 then 'SENT' else 'FAILED' end where hashtext(id) % 3 <> 0`,
  );
  return connections().db.rows<CancellationRequest>(sql`select * from cancellation_request`);
}

const hoursOf: Record<string, number> = { "24H": 24, "3D": 72 };

async function requestMeaning(): Promise<Meaning<CancellationRequest>> {
  const mails = await connections().db.rows<{ requestId: string; state: string }>(
    sql`select request_id, state from delivery where kind = 'E1'`,
  );
  const equal = (value: string | null, token: Token) => (value === token.value) === (token.operator === "=");
  return {
    requestId: (row) => row.id,
    status: { matches: (row, token) => equal(asOf(row, now).status, token) },
    agreementId: (row) => row.agreementId,
    product: (row) => row.productTitle,
    buyerId: (row) => row.acceptorId,
    buyerName: (row) => row.acceptorName,
    sellerId: (row) => row.proposerId,
    sellerName: (row) => row.proposerName,
    reason: { matches: (row, token) => equal(row.portalReason ?? row.reasonCode, token) },
    createdAt: (row) => row.createdAt,
    respondBy: (row) => row.respondBy,
    dueWithin: {
      matches: (row, token) => {
        const isDue =
          asOf(row, now).status === "PENDING_APPROVAL" && row.respondBy <= addHours(now, hoursOf[token.value] ?? 0);
        return isDue === (token.operator === "=");
      },
    },
    requestedBy: (row) => row.requestedBy,
    emailState: {
      matches: (row, token) => equal(mails.find(({ requestId }) => requestId === row.id)?.state ?? null, token),
    },
    resolvedAt: { matches: resolvedMatches },
    answeredBy: { matches: (row, token) => equal(asOf(row, now).resolution, token) },
  };
}

/** A request counts as answered from its deadline on; while it waits, no comparison with a day holds. */
function resolvedMatches(row: CancellationRequest, token: Token): boolean {
  const { resolvedAt } = asOf(row, now);
  if (!resolvedAt) return false;
  const matches = matchesFilter<CancellationRequest>({ at: () => resolvedAt }, { at: { kind: "date" } }, () => "");
  return matches(row, { join: "and", items: [{ ...token, field: "at" }] });
}

const searchedRequest = (row: CancellationRequest) =>
  [row.id, row.agreementId, row.productTitle, row.acceptorId, row.acceptorName, row.proposerId, row.proposerName].join(
    " ",
  );

describe("the cancellation requests", () => {
  test("every field and operator agrees with a plain reading, for seller, buyer and administrator", async () => {
    const all = await requests();
    const meaning = await requestMeaning();
    const matches = matchesFilter(meaning, requestListSpec.fields, searchedRequest);
    const days = ["2026-10-25", "2026-10-31", "2026-11-01", "2026-11-02"];
    const filters = filtersOf([...tokensOf(requestListSpec, meaning, all, { resolvedAt: days }), ...freeTexts]);
    const scopes = [
      [await as("SELLER_OPERATOR"), (row: CancellationRequest) => row.proposerId === seller.id],
      [await as("ADMIN"), () => true],
      [await as("BUYER_VIEWER"), (row: CancellationRequest) => row.acceptorId === buyer.id],
    ] as const;
    for (const [i, [ctx, isVisible]] of scopes.entries()) {
      const used = i === 0 ? filters : filters.filter((_, place) => place % 5 === i);
      await expectAgreement(listCancellationRequests, ctx, requestListSpec, used, (filter) =>
        all.filter((row) => isVisible(row) && matches(row, filter)),
      );
    }
    const foreign = await as("SELLER_ADMIN", { id: "999900001111", name: "New" });
    expect((await listCancellationRequests(foreign, paramsOf(requestListSpec))).rows).toEqual([]);
  });

  test("page by page, each order yields every row once", async () => {
    const all = await requests();
    const isPending = (row: CancellationRequest) => row.status === "PENDING_APPROVAL";
    await expectPaging(
      listCancellationRequests,
      await as("ADMIN"),
      requestListSpec,
      {
        newest: (row: CancellationRequest) => [isPending(row), time(row.createdAt)],
        requestId: () => [],
        status: (row) => [row.status],
        agreementId: (row) => [row.agreementId],
        product: (row) => [row.productTitle],
        buyerId: (row) => [row.acceptorId],
        seller: (row) => [row.proposerName],
        createdAt: (row) => [time(row.createdAt)],
        respondBy: (row) => [time(row.respondBy)],
        resolvedAt: (row) => [time(row.resolvedAt)],
      },
      all,
    );
  });

  test("the file of a buyer tells nothing of the mails, nor who copied the link", async () => {
    await pendingRequest();
    await connections().db.run(sql`update cancellation_request set link_copied_at = ${now}`);
    const rows = async (ctx: Context) => {
      const pages = [];
      for await (const page of exportCancellationRequests(ctx, paramsOf(requestListSpec)).pages()) pages.push(...page);
      return pages;
    };
    expect(await rows(await as("BUYER_VIEWER"))).toMatchObject([{ emailState: null, linkCopiedAt: null }]);
    expect(await rows(await as("SELLER_VIEWER"))).toMatchObject([{ emailState: "PENDING", linkCopiedAt: now }]);
  });
});
