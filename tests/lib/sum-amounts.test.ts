import fc from "fast-check";
import { expect, test } from "vitest";
import { compareAmounts, formatMoney, shareOfAmount, sumAmounts, timesAmount } from "@/lib/money";

test("amounts add up exactly, where floats would not", () => {
  expect(formatMoney(sumAmounts(["0.1", "0.2"]), "USD")).toBe("USD 0.30");
  expect(formatMoney(sumAmounts(["1000.00000000", "-250.5", "99999999999.99"]), "USD")).toBe("USD 100,000,000,749.49");
  expect(formatMoney(sumAmounts(["1", "-2.25"]), "EUR")).toBe("EUR −1.25");
  expect(formatMoney(sumAmounts([]), "JPY")).toBe("JPY 0");
});

test("the order of amounts does not matter, and an amount and its opposite cancel out", () => {
  const amount = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(99_999_999))
    .map(([whole, part]) => `${whole}.${String(part).padStart(8, "0")}`);
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      expect(sumAmounts([...amounts].reverse())).toBe(sumAmounts(amounts));
      const opposites = amounts.map((text) => (text.startsWith("-") ? text.slice(1) : `-${text}`));
      expect(sumAmounts([...amounts, ...opposites])).toBe("0.00000000");
    }),
  );
});

test("an amount so many times, and a share of it rounded to what the currency knows", () => {
  expect(timesAmount("0.1", 3)).toBe("0.30000000");
  expect(timesAmount("10.50", -4)).toBe("-42.00000000");
  expect(timesAmount("99999999999.99999999", 100)).toBe("9999999999999.99999900");
  expect(shareOfAmount("100.00", "0.19", "EUR")).toBe("19.00000000");
  expect(shareOfAmount("0.05", "0.1", "USD")).toBe("0.01000000");
  expect(shareOfAmount("0.04", "0.1", "USD")).toBe("0.00000000");
  expect(shareOfAmount("1234567", "0.1", "JPY")).toBe("123457.00000000");
  expect(shareOfAmount("999999999999.99", "0.0825", "USD")).toBe("82500000000.00000000");
  expect(compareAmounts("10", "9.99999999")).toBeGreaterThan(0);
  expect(compareAmounts("1.10", "1.1")).toBe(0);
});
