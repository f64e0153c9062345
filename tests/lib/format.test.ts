import { expect, test } from "vitest";
import { formatDuration, shortenBy } from "@/lib/format";

test.each([
  ["P12M", "12 months"],
  ["P1M", "1 month"],
  ["P1Y6M", "1 year and 6 months"],
  ["P30D", "30 days"],
  ["P2W", "2 weeks"],
  ["P", "P"],
  ["PT5M", "PT5M"],
  ["a year", "a year"],
  ["", ""],
])("a duration is read by people: %s", (text, words) => {
  expect(formatDuration(text)).toBe(words);
});

test("one character too many is one character", () => {
  expect([shortenBy(1), shortenBy(1200)]).toEqual(["Shorten by 1 character.", "Shorten by 1,200 characters."]);
});
