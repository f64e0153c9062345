import { expect, test } from "vitest";
import { inputHash, sameAgain } from "@/lib/input-hash";

const input = { agreementId: "agmt-1", terms: [{ id: "t", configuration: { days: 1, unit: "D" } }], clientToken: "a" };

test("neither the token nor the order of members matters", () => {
  const { clientToken: _, agreementId, terms } = input;
  const turned = { terms: [{ configuration: { unit: "D", days: 1 }, id: "t" }], agreementId, clientToken: "b" };
  expect(inputHash(turned)).toBe(inputHash({ agreementId, terms, clientToken: "c" }));
});

test.each([
  [{ ...input, agreementId: "agmt-2" }],
  [{ ...input, terms: [{ id: "t", configuration: { days: 2, unit: "D" } }] }],
  [{ ...input, terms: [] }],
])("a change on any level makes it another input: %j", (changed) => {
  expect(inputHash(changed)).not.toBe(inputHash(input));
  const made = { id: "ar-1", inputHash: inputHash(input) };
  expect(sameAgain(made, input, "AgreementRequest")).toBe(made);
  expect(() => sameAgain(made, changed, "AgreementRequest")).toThrow("already made request ar-1");
});
