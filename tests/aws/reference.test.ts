import { ValidationExceptionReason } from "@aws-sdk/client-marketplace-agreement";
import { expect, test } from "vitest";
import { exceptionStatus, operationNames } from "@/lib/aws/model";
import { exceptionNotes } from "@/lib/aws/notes";
import { operations } from "@/lib/aws/operations";
import { describeOperation, describeOperations } from "@/lib/aws/reference";
import { compatibilityTable, referenceText } from "@/lib/aws/reference-text";

test("the documentation's compatibility table is made from the code", async () => {
  await expect(compatibilityTable()).toMatchFileSnapshot("../../docs/compatibility.md");
});

test("so is its reference", async () => {
  await expect(referenceText()).toMatchFileSnapshot("../../docs/api-reference.md");
});

test("every operation of the client is served", () => {
  expect(Object.keys(operations).sort()).toEqual(operationNames);
});

test("every exception the client has a class for is explained", () => {
  expect(Object.keys(exceptionNotes).sort()).toEqual(Object.keys(exceptionStatus).sort());
});

test("a member shows the limits that are in force, and the reasons of breaking them", () => {
  const { input } = describeOperation("DescribeAgreement");
  expect(input).toEqual([
    {
      name: "agreementId",
      type: "text",
      isRequired: true,
      limits: "1–64 characters, [A-Za-z0-9_/-]+",
      reasons: ["MISSING_AGREEMENT_ID", "INVALID_AGREEMENT_ID"],
    },
  ]);
  const search = describeOperation("SearchAgreements");
  expect(search).toMatchObject({ isPaged: true, isServed: true, perSecond: 5 });
  expect(search.input.map(({ name }) => name)).toContain("filters[].name");
});

test("every reason that a reference names is one of the client's", () => {
  const named = describeOperations().flatMap(({ input }) => input.flatMap(({ reasons }) => reasons));
  expect(named.filter((reason) => !(reason in ValidationExceptionReason))).toEqual([]);
});

test("every example passes the limits it is an example of", () => {
  for (const { name, example } of describeOperations()) {
    const parsed = operations[name]?.limits.safeParse(example);
    // What only makes sense together (a search's party and type, a quote's source) is not a limit of one member.
    const problems = parsed?.error?.issues.filter(({ code }) => code !== "custom") ?? [];
    expect(problems, name).toEqual([]);
  }
});
