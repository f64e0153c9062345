import { expect, test } from "vitest";
import { findMemberships } from "@/lib/accounts/memberships";

const accounts = [
  { accountId: "111122223333", accountName: "Northwind Data" },
  { accountId: "444455556666", accountName: "Harbour Bank" },
];

test.each([
  ["", ["Northwind Data", "Harbour Bank"]],
  [" harbour ", ["Harbour Bank"]],
  ["1111", ["Northwind Data"]],
  ["nothing", []],
])("the account switcher finds by name and ID: %s", (words, names) => {
  expect(findMemberships(accounts, words).map(({ accountName }) => accountName)).toEqual(names);
});
