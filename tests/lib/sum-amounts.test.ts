import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney, sumAmounts } from "@/lib/money";

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
