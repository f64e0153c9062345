import { expect, test } from "vitest";
import { type NavFacts, navigation } from "@/components/shell/navigation";
import { type Hat, hatOf, roles } from "@/lib/auth/actor";

const hats = [...new Set(roles.map((role) => hatOf[role]))];
const sandbox: NavFacts = { pending: 3, isSandbox: true, isDeveloper: true, failing: 0 };
const live: NavFacts = { pending: 0, isSandbox: false, isDeveloper: false, failing: 0 };
const sectionsOf = (hat: Hat, facts: NavFacts) => navigation(hat, facts).map(({ title }) => title);
const linksOf = (hat: Hat, facts: NavFacts) => navigation(hat, facts).flatMap(({ links }) => links);

test.each([
  ["seller", ["", "Sell", "Activity", "Settings"]],
  ["manufacturer", ["", "Sell", "Activity", "Settings"]],
  ["buyer", ["", "Buy", "Activity", "Settings"]],
  ["admin", ["", "Administration", "Activity", "Settings"]],
] as const)("a live portal shows %s these sections", (hat, sections) => {
  expect(sectionsOf(hat, live)).toEqual(sections);
});

test.each(hats)("in a sandbox %s reaches the test clock and the mailbox, each by one link", (hat) => {
  const links = linksOf(hat, sandbox).map(({ href }) => href);
  expect(links.filter((href) => href === "/developer/clock")).toHaveLength(1);
  expect(links.filter((href) => href === "/admin/mailbox")).toHaveLength(1);
  expect(new Set(links).size).toBe(links.length);
});

test.each(hats)("a live portal leads %s to no clock, and only administrators to the mailbox", (hat) => {
  const links = linksOf(hat, { ...live, isDeveloper: true }).map(({ href }) => href);
  expect(links).not.toContain("/developer/clock");
  expect(links.includes("/admin/mailbox")).toBe(hat === "admin");
});

test("what waits for an answer is counted at the requests", () => {
  for (const hat of ["seller", "buyer", "admin"] as const) {
    const counted = linksOf(hat, sandbox).filter(({ badge }) => badge);
    expect(counted).toMatchObject([{ text: expect.stringMatching(/^Cancellation requests$/i), badge: 3 }]);
  }
});
