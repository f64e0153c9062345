import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreementRequestListSpec } from "@/lib/agreement-requests/list-spec";
import { agreementListColumns } from "@/lib/agreements/columns";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import { subscriptionListSpec } from "@/lib/agreements/subscription-spec";
import { requestListSpec } from "@/lib/cancellation-requests/list-spec";
import { defaultColumns, visibleColumns } from "@/lib/lists/columns";
import {
  type ListParams,
  type ListSpec,
  operatorsOf,
  pageSizes,
  parseListParams,
  printListParams,
  type Token,
} from "@/lib/lists/params";

const specs: ListSpec[] = [agreementListSpec, subscriptionListSpec, requestListSpec, agreementRequestListSpec];

const read = (spec: ListSpec, address: string) => {
  const search = new URLSearchParams(address);
  return parseListParams(
    spec,
    Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)])),
  );
};

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((text) => text.length <= 200 && !text.includes("\0"));
const day = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const amount = fc.tuple(fc.nat(999_999_999), fc.nat(99)).map(([units, cents]) => `${units}.${cents}`);

function tokenOf(spec: ListSpec): fc.Arbitrary<Token> {
  const byField = Object.entries(spec.fields).map(([field, { kind, options }]) => {
    const values = {
      id: words,
      text: words,
      date: day,
      amount,
      enum: options ? fc.constantFrom(...options.map(({ value }) => value)) : words,
    };
    return fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom(...operatorsOf[kind]),
      value: values[kind],
    });
  });
  const isId = (text: string) => spec.ids?.some(({ form }) => form.test(text));
  const freeText = fc.record({
    field: fc.constant(null),
    operator: fc.constantFrom(":" as const, "!:" as const),
    value: words.map((text) => text.trim()).filter((text) => text.length > 0 && !isId(text)),
  });
  return fc.oneof(freeText, ...byField);
}

function paramsOf(spec: ListSpec): fc.Arbitrary<ListParams> {
  const token = tokenOf(spec);
  const group = fc.record({ tokens: fc.array(token, { minLength: 2, maxLength: 4 }) });
  const cursor = fc.option(fc.base64String({ minLength: 4 }));
  return fc
    .record({
      filter: fc.record({
        join: fc.constantFrom("and" as const, "or" as const),
        items: fc.array(fc.oneof(token, group), { maxLength: 5 }),
      }),
      sort: fc.record({ key: fc.constantFrom(...spec.sorts), descending: fc.boolean() }),
      size: fc.constantFrom(...pageSizes),
      page: fc.integer({ min: 1, max: 9999 }),
      after: cursor,
      before: cursor,
      cols: fc.array(fc.stringMatching(/^[a-zA-Z]{1,20}$/), { maxLength: 5 }),
    })
    .map((params) => {
      const before = params.after ? null : params.before;
      return { ...params, before, page: params.after || before ? params.page : 1 };
    });
}

describe.each(specs.map((spec) => [spec.name, spec] as const))("the address of %s", (_, spec) => {
  test("brings back whatever was written into it", () => {
    fc.assert(
      fc.property(paramsOf(spec), (params) => {
        expect(read(spec, printListParams(spec, params))).toEqual({ params, dropped: [] });
      }),
      { numRuns: 300 },
    );
  });

  test("takes any text without a fault, and what it takes is written the same way again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("f", "op", "sort", "size", "page", "after", "cols"), words), {
          maxLength: 6,
        }),
        (parts) => {
          const { params } = read(spec, new URLSearchParams(parts).toString());
          expect(read(spec, printListParams(spec, params)).params).toEqual({
            ...params,
            page: params.after ? params.page : 1,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("is empty for the list as it comes", () => {
    expect(printListParams(spec, read(spec, "").params)).toBe("");
  });
});

describe("parts that make no sense", () => {
  const kept = { field: "status", operator: "=", value: "ACTIVE" };
  test.each([
    ["an unknown field", "colour=red"],
    ["a name of JavaScript", "constructor=x"],
    ["an operator the field does not have", "status>ACTIVE"],
    ["a value that is no option", "status=SLEEPING"],
    ["a word for a day", "endAt=tomorrow"],
    ["a day that does not exist", "endAt=2026-02-30"],
    ["a word for an amount", "value>much"],
    ["a field without a value", "product="],
    ["a text no database holds", "product:\0"],
    ["an operator alone", "="],
    ["more than anybody types", `product:${"x".repeat(201)}`],
  ])("are left out and named: %s", (_, part) => {
    const { params, dropped } = read(
      agreementListSpec,
      `${new URLSearchParams([
        ["f", part],
        ["f", "status=ACTIVE"],
      ])}`,
    );
    expect(params.filter.items).toEqual([kept]);
    expect(dropped).toEqual([part.slice(0, 80)]);
  });

  test("leave the rest of their group", () => {
    const { params, dropped } = read(
      agreementListSpec,
      `${new URLSearchParams([["f", "(colour=red;;status=ACTIVE"]])}`,
    );
    expect([params.filter.items, dropped]).toEqual([[kept], ["colour=red"]]);
  });

  test("an unknown order, size or page falls back", () => {
    const { params, dropped } = read(agreementListSpec, "sort=-colour&size=33&page=-2&op=nor&after=A&before=B");
    expect(params).toEqual({
      filter: { join: "and", items: [] },
      sort: { key: "endAt", descending: true },
      size: 50,
      page: 1,
      after: "A",
      before: null,
      cols: [],
    });
    expect(dropped).toEqual(["sort=-colour"]);
  });
});

describe("the columns of an address", () => {
  const columns = agreementListColumns;
  test("are shown in its order, each once", () => {
    const { params } = read(agreementListSpec, "cols=value.agreementId.value");
    expect(visibleColumns(columns, params.cols)).toEqual({ visible: ["value", "agreementId"], unknown: [] });
  });

  test("that nobody knows are left out and told apart", () => {
    expect(visibleColumns(columns, ["colour", "value", "constructor"])).toEqual({
      visible: ["value"],
      unknown: ["colour", "constructor"],
    });
  });

  test("are the list's own where it names none", () => {
    expect(visibleColumns(columns, ["colour"]).visible).toEqual(defaultColumns(columns));
    expect(defaultColumns(columns)).toContain("agreementId");
  });
});

describe("a bare identifier", () => {
  const agreement = "agmt-1q2w3e4r5t6y7u8i9o0pasdfg";
  test.each([
    [agreementListSpec, agreement, "agreementId"],
    [agreementListSpec, "offer-1234567890abc", "offerId"],
    [agreementListSpec, "prod-insight", "productId"],
    [agreementListSpec, "012345678901", "buyerId"],
    [agreementListSpec, "01234567890", null],
    [agreementListSpec, "my agmt-1", null],
    [subscriptionListSpec, agreement, "agreementId"],
    [subscriptionListSpec, "012345678901", null],
    [requestListSpec, "acr-0k1m2n3p4q5r6s7t8u9v0w1x2", "requestId"],
    [requestListSpec, agreement, "agreementId"],
  ] as const)("of %o: %s", (spec, text, field) => {
    const { params } = read(spec, `${new URLSearchParams([["f", `: ${text} `]])}`);
    expect(params.filter.items).toEqual([{ field, operator: field ? "=" : ":", value: text }]);
    const negated = read(spec, `${new URLSearchParams([["f", `!:${text}`]])}`).params;
    expect(negated.filter.items).toEqual([{ field: null, operator: "!:", value: text }]);
  });
});
