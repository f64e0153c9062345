import { describe, expect, test } from "vitest";
import { literalDetailTypes, matches, type Pattern, parsePattern } from "@/lib/destinations/pattern";

const event = {
  source: "aws.agreement-marketplace",
  "detail-type": "Purchase Agreement Ended - Proposer",
  account: "111122223333",
  resources: ["arn:aws:aws-marketplace::aws:agreement:agmt-1"],
  detail: {
    agreement: { id: "agmt-1", status: "CANCELLED", daysBeforeEndTime: 30 },
    offer: { id: "offer-9" },
    empty: [],
    none: null,
  },
};

/** Reads the pattern as the form does; one that is refused fails the test. */
const fits = (pattern: unknown) => {
  const read = parsePattern(JSON.stringify(pattern));
  if ("problem" in read) throw new Error(read.problem);
  return matches(read.pattern, event);
};

describe("a pattern matches as EventBridge documents it", () => {
  test.each<[string, unknown, boolean]>([
    ["everything", {}, true],
    ["a value", { source: ["aws.agreement-marketplace"] }, true],
    ["another value", { source: ["aws.s3"] }, false],
    ["any one of several values", { account: ["000000000000", "111122223333"] }, true],
    ["all fields, not any", { account: ["111122223333"], source: ["aws.s3"] }, false],
    ["a nested field", { detail: { agreement: { status: ["CANCELLED"] } } }, true],
    ["an element of a list", { resources: ["arn:aws:aws-marketplace::aws:agreement:agmt-1"] }, true],
    ["text, not number", { detail: { agreement: { daysBeforeEndTime: ["30"] } } }, false],
    ["a number", { detail: { agreement: { daysBeforeEndTime: [30] } } }, true],
    ["null", { detail: { none: [null] } }, true],
    ["null is not absence", { detail: { missing: [null] } }, false],
    ["a prefix", { "detail-type": [{ prefix: "Purchase Agreement" }] }, true],
    ["a prefix in any case", { "detail-type": [{ prefix: { "equals-ignore-case": "PURCHASE" } }] }, true],
    ["a suffix", { "detail-type": [{ suffix: "- Proposer" }] }, true],
    ["another suffix", { "detail-type": [{ suffix: "- Acceptor" }] }, false],
    ["a text in any case", { detail: { agreement: { status: [{ "equals-ignore-case": "cancelled" }] } } }, true],
    ["a wildcard", { "detail-type": [{ wildcard: "Purchase*Ended*" }] }, true],
    ["a wildcard in its order", { "detail-type": [{ wildcard: "*Ended*Purchase*" }] }, false],
    ["a wildcard to its end", { "detail-type": [{ wildcard: "*Agreement" }] }, false],
    ["a wildcard that must not overlap", { detail: { offer: { id: [{ wildcard: "offer-9*9" }] } } }, false],
    ["anything but a value", { detail: { agreement: { status: [{ "anything-but": "EXPIRED" }] } } }, true],
    [
      "anything but these values",
      { detail: { agreement: { status: [{ "anything-but": ["CANCELLED", "EXPIRED"] }] } } },
      false,
    ],
    ["anything but a prefix", { "detail-type": [{ "anything-but": { prefix: "Purchase" } }] }, false],
    ["anything but suffixes", { "detail-type": [{ "anything-but": { suffix: ["Acceptor", "Manufacturer"] } }] }, true],
    ["anything but, of a field that is not there", { detail: { missing: [{ "anything-but": "x" }] } }, false],
    ["a range", { detail: { agreement: { daysBeforeEndTime: [{ numeric: [">", 0, "<=", 30] }] } } }, true],
    ["outside a range", { detail: { agreement: { daysBeforeEndTime: [{ numeric: ["<", 30] }] } } }, false],
    ["a field that is there", { detail: { agreement: { status: [{ exists: true }] } } }, true],
    ["a field that is not there", { detail: { missing: [{ exists: false }] } }, true],
    ["a field below one that is not there", { detail: { missing: { deeper: [{ exists: false }] } } }, true],
    [
      "one of two ways",
      { $or: [{ account: ["000000000000"] }, { detail: { agreement: { status: ["CANCELLED"] } } }] },
      true,
    ],
    ["none of two ways", { $or: [{ account: ["000000000000"] }, { source: ["aws.s3"] }] }, false],
  ])("%s", (_, pattern, expected) => expect(fits(pattern)).toBe(expected));
});

test.each([
  ["{", "A pattern is JSON"],
  ["[]", "must be an object"],
  ['{"source":"aws.s3"}', "source must be an object of fields, or a list of values"],
  ['{"source":[]}', "source needs a list with at least one entry"],
  ['{"source":[{"begins":"a"}]}', "an entry is a value or one of prefix"],
  ['{"source":[{"prefix":"a","suffix":"b"}]}', "an entry is a value or one of"],
  ['{"source":[{"prefix":1}]}', "prefix takes a text"],
  ['{"n":[{"numeric":[">"]}]}', "numeric takes pairs"],
  ['{"n":[{"numeric":["~",1]}]}', "numeric takes pairs"],
  ['{"n":[{"exists":"yes"}]}', "exists takes true or false"],
  ['{"n":[{"anything-but":{"numeric":[">",1]}}]}', "takes values or one of prefix"],
  ['{"n":[{"wildcard":"a**"}]}', "single asterisks"],
  ['{"$or":[]}', "$or needs a list"],
  [`{"a":["${"x".repeat(5000)}"]}`, "at most 4096"],
])("%s is no pattern, and it is said why", (text, problem) => {
  expect(parsePattern(text)).toEqual({ problem: expect.stringContaining(problem) });
});

test("only detail types named letter by letter narrow what is written down", () => {
  expect(literalDetailTypes({ "detail-type": ["a", "b"], detail: {} })).toEqual(["a", "b"]);
  const loose: Pattern[] = [{}, { "detail-type": [{ prefix: "a" }] }, { "detail-type": ["a", { prefix: "b" }] }];
  for (const pattern of loose) expect(literalDetailTypes(pattern)).toEqual([]);
});
