import type { Locator, Page } from "@playwright/test";
import { listAgreements } from "./support/seller";
import { expect, expectAccessible, type Open, test } from "./support/test";

const written = /^\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d \(UTC\)$/;

/** An agreement's page, and the first moment on it. */
async function agreementPage(open: Open, phone = false) {
  const page = await open({ as: "Sam", phone });
  const [agreement] = await listAgreements(page, ["status=ACTIVE"]);
  await page.goto(`/sell/agreements/${agreement?.id}`);
  return { page, ...(await momentIn(page.locator("#main"))) };
}

async function momentIn(place: Locator) {
  const time = place.getByRole("button", { name: written }).first();
  const iso = (await time.locator("time").getAttribute("datetime")) ?? "";
  return { time, iso, copy: place.getByRole("button", { name: `Copy ${iso}` }) };
}

/** All three ways of writing it are in sight. */
async function expectSpelledOut(page: Page, iso: string) {
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const tooltip = page.locator("[popover]:popover-open");
  await expect(tooltip).toContainText(/UTC\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d \(UTC\)/);
  await expect(tooltip).toContainText(new RegExp(`Local.+:\\d\\d \\(UTC.*\\), ${zone}`));
  await expect(tooltip).toContainText(iso);
}

const height = async (target: Locator) => (await target.boundingBox())?.height ?? 0;

test("pointing at a moment spells it out, and its ISO text can be copied", async ({ open }) => {
  const { page, time, iso, copy } = await agreementPage(open);
  await time.hover();
  await expectSpelledOut(page, iso);
  await expectAccessible(page);
  expect(await height(time)).toBeGreaterThanOrEqual(24);
  expect(await height(copy)).toBeGreaterThanOrEqual(24);
  await copy.click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(iso);
  await page.keyboard.press("Escape");
  await expect(copy).toBeHidden();
});

test("a moment of a timeline is spelled out by keyboard alone, and Escape leads back to it", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements/cancellation-requests");
  await page.getByRole("link", { name: /^acr-/ }).first().click();
  const entry = page
    .locator("#main ol")
    .filter({ has: page.getByRole("button", { name: written }) })
    .getByRole("listitem")
    .first();
  await expect(entry).toContainText(/(now|ago) · \d/);
  const { time, iso, copy } = await momentIn(entry);
  await time.focus();
  await expectSpelledOut(page, iso);
  await page.keyboard.press("Tab");
  await expect(copy).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(copy).toBeHidden();
  await expect(time).toBeFocused();
});

test("on a phone a moment is spelled out within the screen until something else is chosen", async ({ open }) => {
  const { page, time, iso, copy } = await agreementPage(open, true);
  await time.click();
  await expectSpelledOut(page, iso);
  await expect(copy).toBeInViewport({ ratio: 1 });
  await page.getByRole("heading", { level: 1 }).click();
  await expect(copy).toBeHidden();
});

test("a notification and its moment are both targets for a finger", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/notifications?tab=all");
  await expect(page.locator("#main").getByRole("button", { name: written }).first()).toBeVisible();
  await expectAccessible(page);
});
