import type { Page } from "@playwright/test";
import { listAgreements } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

type Place = [path: string, heading: string | RegExp];

const seller: Place[] = [
  ["/home", /^Welcome, /],
  ["/sell/agreements?size=10", /^Agreements/],
  ["/sell/agreements/cancellation-requests?size=10", /^Cancellation requests/],
  ["/settings/preferences", "Preferences"],
  ["/developer/data", /Data/],
  ["/developer/clock", /Test clock/],
];
const buyer: Place[] = [
  ["/home", /^Welcome, /],
  ["/buy/subscriptions?size=10", /^Manage subscriptions/],
  ["/buy/subscriptions/inactive?size=10", /^Manage subscriptions/],
  ["/buy/cancellation-requests?size=10", /^Cancellation requests/],
];
const admin: Place[] = [
  ["/home", /^Welcome, /],
  ["/admin/cancellation-requests?size=10", /^Cancellation Requests/],
  ["/admin/accounts", /Accounts/],
  ["/admin/accounts/111122223333", /Northwind Data/],
  ["/admin/mailbox", /Mailbox/],
  ["/admin/system", /System/],
];

async function visit(page: Page, places: Place[], look: (page: Page) => Promise<void>) {
  for (const [path, heading] of places) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: heading }), path).toBeVisible();
    await look(page);
  }
}

/** The pages of one agreement and of its request. */
async function detailsOf(page: Page): Promise<Place[]> {
  const [agreement] = await listAgreements(page, ["cancellation=APPROVED", "buyerId=444455556666"]);
  const id = String(agreement?.id);
  const file = await (await page.request.get("/sell/agreements/cancellation-requests/export")).text();
  const request = /acr-\w+/.exec(file)?.[0];
  return [
    ...["", "/invoices", "/terms", "/requests", "/activity"].map((tab): Place => [`/sell/agreements/${id}${tab}`, /–/]),
    [`/sell/cancellation-requests/${request}`, /^Cancellation of/],
  ];
}

/** Nothing is wider than the screen, so that nobody has to scroll sideways. */
async function expectNoOverflow(page: Page) {
  const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await expect
    .poll(() => page.evaluate(width), { message: `sideways scrolling on ${page.url()}` })
    .toBeLessThanOrEqual(0);
}

test("every page of the seller is accessible", async ({ open }) => {
  await visit(await open({ as: "Sam" }), seller, expectAccessible);
});

test("every page of an agreement and its request is accessible", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await visit(page, await detailsOf(page), expectAccessible);
});

test("every page of the buyer is accessible", async ({ open }) => {
  await visit(await open({ as: "Bo" }), buyer, expectAccessible);
});

test("every page of the administrator is accessible", async ({ open }) => {
  await visit(await open({ as: "Ada" }), admin, expectAccessible);
});

test("the main pages are accessible in dark colours", async ({ open }) => {
  const page = await open({ as: "Sam", dark: true });
  await visit(page, [...seller.slice(0, 4), ...(await detailsOf(page)).slice(0, 1)], async () => {
    await expect(page.locator("body")).toHaveClass(/awsui-dark-mode/);
    await expectAccessible(page);
  });
  await visit(await open({ as: "Bo", dark: true }), buyer.slice(1, 2), expectAccessible);
  const signIn = await open({ dark: true });
  await signIn.goto("/signin");
  await expectAccessible(signIn);
});

test("the main pages are accessible on a phone, and lists become cards", async ({ open }) => {
  const page = await open({ as: "Sam", phone: true });
  await visit(page, [...seller.slice(0, 3), ...(await detailsOf(page)).slice(0, 1)], expectAccessible);
  await page.goto("/sell/agreements?size=10");
  const cards = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^agmt-/ }) });
  await expect(cards).toHaveCount(10);
  await expect(page.getByRole("table")).toHaveCount(0);
  await cards.first().getByRole("radio").check();
  await expect(page.getByRole("button", { name: "View details" })).toBeEnabled();
  await page.getByRole("button", { name: "Next page" }).first().click();
  await expect(page.getByText("Page 2").first()).toBeVisible();
});

test("no page needs sideways scrolling at 320 pixels", async ({ open }) => {
  const page = await open({ as: "Sam", phone: true, width: 320 });
  await visit(page, [...seller, ...(await detailsOf(page))], expectNoOverflow);
  await visit(await open({ as: "Bo", phone: true, width: 320 }), buyer, expectNoOverflow);
  await visit(await open({ as: "Ada", phone: true, width: 320 }), admin, expectNoOverflow);
  const signIn = await open({ phone: true, width: 320 });
  await signIn.goto("/signin");
  await expectNoOverflow(signIn);
});

test("the chosen colours and density stay, on this device and after signing in again", async ({ open }) => {
  const page = await open({ as: "Ines" });
  await page.goto("/settings/preferences");
  for (const choice of ["Dark", "Compact"]) {
    const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: choice }).click();
    await saved;
  }
  await expect(page.getByText("Preferences saved.").first()).toBeVisible();
  await page.goto("/home");
  await expect(page.locator("body")).toHaveClass(/awsui-dark-mode.*awsui-compact-mode/);
  const elsewhere = await open();
  await elsewhere.goto("/signin");
  await elsewhere.getByRole("button", { name: /^Continue as Ines/ }).click();
  await expect(elsewhere).toHaveURL(/\/home$/);
  await elsewhere.reload();
  await expect(elsewhere.locator("body")).toHaveClass(/awsui-dark-mode/);
});
