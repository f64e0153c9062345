import { describe, expect, test } from "vitest";
import { addDuration, endOfTerm, isDuration } from "@/lib/durations";

const at = (text: string) => new Date(text);

describe("a duration after an instant", () => {
  test.each([
    ["2026-11-02T10:00:00Z", "P12M", "2027-11-02T10:00:00.000Z"],
    ["2026-11-02T10:00:00Z", "P1Y", "2027-11-02T10:00:00.000Z"],
    ["2026-01-31T23:30:00Z", "P1M", "2026-02-28T23:30:00.000Z"],
    ["2028-02-29T00:00:00Z", "P1Y", "2029-02-28T00:00:00.000Z"],
    ["2026-03-28T12:00:00Z", "P2D", "2026-03-30T12:00:00.000Z"],
    ["2026-11-02T10:00:00Z", "P365D", "2027-11-02T10:00:00.000Z"],
    ["2026-11-02T10:00:00Z", "P1Y2M1W3D", "2028-01-12T10:00:00.000Z"],
    ["2026-11-30T10:00:00Z", "P0D", "2026-11-30T10:00:00.000Z"],
  ])("%s + %s is %s, in UTC", (start, duration, end) => {
    expect(addDuration(at(start), duration).toISOString()).toBe(end);
  });

  test("and before it", () => {
    expect(addDuration(at("2027-03-31T23:59:59.999Z"), "P30D", -1).toISOString()).toBe("2027-03-01T23:59:59.999Z");
    expect(addDuration(at("2027-03-31T00:00:00Z"), "P1M", -1).toISOString()).toBe("2027-02-28T00:00:00.000Z");
  });
});

test("a term ends with the day before it would begin again", () => {
  expect(endOfTerm(at("2026-11-02T10:00:00Z"), "P12M").toISOString()).toBe("2027-11-01T23:59:59.999Z");
  expect(endOfTerm(at("2026-11-02T00:00:00Z"), "P31D").toISOString()).toBe("2026-12-02T23:59:59.999Z");
});

test.each(["", "P", "P1", "12M", "PT1H", "P-1M", "P1.5M", "P1M1Y", "p1m"])("%j is not a duration", (text) => {
  expect(isDuration(text)).toBe(false);
  expect(() => addDuration(at("2026-11-02T10:00:00Z"), text)).toThrow("is not a duration");
});
