import { expect, test } from "vitest";
import {
  type DateStyle,
  formatDay,
  formatDuration,
  formatInstant,
  formatSecond,
  formatShortDay,
  shortenBy,
  spellOut,
} from "@/lib/format";
import { parseLook, printLook } from "@/lib/look";

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

const evening = new Date("2026-09-03T23:05:09Z");
const style = (zone: string, dates: DateStyle["dates"]): DateStyle => ({ zone, dates });

test.each([
  [style("UTC", "long"), "3 September 2026, 23:05 (UTC)", "3 September 2026"],
  [style("UTC", "iso"), "2026-09-03 23:05 (UTC)", "2026-09-03"],
  [style("Europe/Helsinki", "long"), "4 September 2026, 02:05 (UTC+3)", "3 September 2026"],
  [style("America/New_York", "iso"), "2026-09-03 19:05 (UTC-4)", "2026-09-03"],
  [style("Asia/Kolkata", "long"), "4 September 2026, 04:35 (UTC+5:30)", "3 September 2026"],
])("moments follow the person's zone, days of contracts stay days in UTC: %o", (dates, moment, day) => {
  expect(formatInstant(evening, dates)).toBe(moment);
  expect(formatDay(evening, dates)).toBe(day);
});

test("everybody who chose nothing reads UTC, midnight is 00:00, and winter has its own offset", () => {
  expect(formatInstant(new Date("2026-03-12T00:00:00Z"))).toBe("12 March 2026, 00:00 (UTC)");
  expect(formatSecond(evening)).toBe("3 September 2026, 23:05:09 (UTC)");
  expect(formatShortDay(evening)).toBe("3 Sep");
  expect(formatInstant(new Date("2026-01-15T12:00:00Z"), style("Europe/Helsinki", "iso"))).toBe(
    "2026-01-15 14:00 (UTC+2)",
  );
});

test("a moment is spelled out in UTC, where the device is, and for machines, whatever zone was chosen", () => {
  expect(spellOut(evening, "Asia/Tokyo", style("Europe/Helsinki", "iso"))).toEqual({
    utc: "2026-09-03 23:05:09 (UTC)",
    local: "2026-09-04 08:05:09 (UTC+9), Asia/Tokyo",
    iso: "2026-09-03T23:05:09.000Z",
  });
});

test("a look comes back from its cookie, and what it says wrongly falls back", () => {
  const look = {
    ...parseLook(undefined),
    mode: "dark",
    dates: "iso",
    shortcuts: "off",
    zone: "America/Argentina/Buenos_Aires",
  } as const;
  expect(parseLook(printLook(look))).toEqual(look);
  expect(parseLook("dark.compact")).toMatchObject({ mode: "dark", density: "compact", dates: "long", zone: "UTC" });
  expect(parseLook("x.y.z.a.b.Mars/Olympus")).toEqual(parseLook(undefined));
});
