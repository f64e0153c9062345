import type { Page } from "@playwright/test";
import { expectReason } from "./support/reasons";
import { expect, expectAccessible, test } from "./support/test";

const ids = (page: Page) => page.getByRole("row").getByRole("link", { name: /^agmt-/ });
const column = (page: Page, header: string) => page.getByRole("columnheader", { name: header });

test("going forward and back in the list keeps address and rows together", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?size=10");
  const pageOne = await ids(page).allTextContents();
  expect(pageOne).toHaveLength(10);
  await expect(page.getByRole("button", { name: "Previous page" })).toBeDisabled();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText("Page 2")).toBeVisible();
  await expect(ids(page).first()).not.toHaveText(String(pageOne[0]));
  const pageTwo = await ids(page).allTextContents();
  expect(pageTwo.filter((id) => pageOne.includes(id))).toEqual([]);
  const addressOfTwo = page.url();
  await page.goBack();
  await expect(ids(page)).toHaveText(pageOne);
  await page.goForward();
  await expect(ids(page)).toHaveText(pageTwo);
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(ids(page)).toHaveText(pageOne);
  await page.goto(addressOfTwo);
  await expect(ids(page)).toHaveText(pageTwo);
});

test("a filter in the address shows the matching rows, and its parts can be taken away", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?f=status%3DCANCELLED&f=buyerId%3D444455556666");
  const rows = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^agmt-/ }) });
  await expect(rows.first()).toBeVisible();
  await expect(rows.filter({ hasNotText: "Cancelled" })).toHaveCount(0);
  await expect(rows.filter({ hasNotText: "Harbour Bank" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Remove.*Status/ }).click();
  await expect(page).toHaveURL(/\?f=buyerId%3D444455556666$/);
  await page.goto("/sell/agreements?f=agreementId%3Dagmt-nothing");
  await expect(page.getByText("No agreements match these filters.")).toBeVisible();
  await expectAccessible(page);
  await page.locator("#main table").getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/sell/agreements");
  await expect(ids(page).first()).toBeVisible();
});

test("parts of a link that make no sense are named and left out", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?f=colour%3Dgreen&sort=weather&f=status%3DACTIVE");
  const note = page.getByText("Part of this link could not be applied: colour=green, sort=weather.");
  await expect(note.first()).toBeVisible();
  await expect(ids(page).first()).toBeVisible();
});

test("a click on a column sorts the list by it, and another click turns it round", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?size=10");
  const heading = column(page, "Agreement ID").getByRole("button").first();
  await heading.press("Enter");
  await expect(page).toHaveURL(/sort=agreementId/);
  await expect(column(page, "Agreement ID")).toHaveAttribute("aria-sort", "ascending");
  const ascending = await ids(page).allTextContents();
  expect(ascending).toEqual([...ascending].sort());
  await heading.press("Enter");
  await expect(page).toHaveURL(/sort=-agreementId/);
  await expect(ids(page).first()).not.toHaveText(String(ascending[0]));
  const descending = await ids(page).allTextContents();
  expect(descending).toEqual([...descending].sort().reverse());
});

test("page size and columns are chosen in the preferences, and the file has the same columns", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?size=25");
  await page.getByRole("button", { name: "Preferences" }).click();
  const dialogue = page.getByRole("dialog");
  await dialogue.getByRole("radio", { name: "10 rows" }).check();
  await dialogue.getByRole("checkbox", { name: "Pricing model" }).check();
  await dialogue.getByRole("checkbox", { name: "Cancellation" }).uncheck();
  await expectAccessible(page);
  await dialogue.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/size=10/);
  await expect(ids(page)).toHaveCount(10);
  await expect(column(page, "Pricing model")).toBeVisible();
  await expect(column(page, "Cancellation")).toHaveCount(0);
  await page.reload();
  await expect(column(page, "Pricing model")).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^agreements-\d{4}-\d\d-\d\d\.csv$/);
  const cols = String(new URL(page.url()).searchParams.get("cols"));
  expect(cols.split(".")).toContain("pricingModel");
  const colleague = await open({ as: "Petra" });
  await colleague.goto(page.url());
  await expect(column(colleague, "Pricing model"), "the address shows everybody the same").toBeVisible();
  await expect(column(colleague, "Cancellation")).toHaveCount(0);
  await colleague.goto("/sell/agreements");
  await expect(column(colleague, "Cancellation")).toBeVisible();
  await page.goto("/sell/agreements");
  await expect(column(page, "Pricing model"), "the bare address opens as its person likes it").toBeVisible();
  const file = await (await page.request.get(`/sell/agreements/export?f=buyerId%3D666677778888&cols=${cols}`)).text();
  const [header = "", ...lines] = file.trim().split("\r\n");
  expect(file.charCodeAt(0), "spreadsheets know UTF-8 by this mark").toBe(0xfeff);
  expect(header).toContain("Pricing model");
  expect(header).not.toContain("Cancellation");
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(line).toContain("666677778888");
});

test("a filter set is saved under a name, used again and deleted", async ({ open }) => {
  const page = await open({ as: "Petra" });
  await page.goto("/sell/agreements?f=buyerId%3D012345678901&f=status%3DACTIVE&size=10");
  const actions = page.getByRole("button", { name: "Filter set actions" });
  const saved = page.getByRole("button", { name: /Saved filters/ });
  await actions.click();
  await page.getByRole("menuitem", { name: "Save as new filter set" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Alder, active");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Save filter set" }).click();
  await expect(page.getByText("Filter set “Alder, active” saved.").first()).toBeVisible();
  await expect(saved).toContainText("Alder, active");

  await page.goto("/sell/agreements/cancellation-requests");
  await saved.click();
  await expect(page.getByRole("option", { name: "Denied in the last 30 days" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Alder, active" }), "a set belongs to its list").toHaveCount(0);

  await page.goto("/sell/agreements");
  await saved.click();
  await page.getByRole("option", { name: "Alder, active" }).click();
  await expect(page).toHaveURL(/buyerId%3D012345678901/);
  await actions.click();
  await page.getByRole("menuitem", { name: "Set as default" }).click();
  await expect(page.getByText("“Alder, active” is what this list opens with.").first()).toBeVisible();
  await page.goto("/sell/agreements");
  await expect(page.getByText("Buyer ID = 012345678901").first()).toBeVisible();
  await page.getByRole("button", { name: /^Remove.*Status/ }).click();
  await expect(saved).toContainText("Alder, active (changed)");
  await actions.click();
  await page.getByRole("menuitem", { name: "Update current filter set" }).click();
  await expect(page.getByText("Filter set “Alder, active” updated.").first()).toBeVisible();
  await page.goto("/sell/agreements");
  await expect(page.getByText("Buyer ID = 012345678901").first()).toBeVisible();
  await expect(page.getByText("Status = Active")).toHaveCount(0);
  await page.locator("#main").getByRole("button", { name: "Clear filters" }).first().click();
  await expect(page.getByText("Buyer ID = 012345678901"), "a default set can be left").toHaveCount(0);
  await saved.click();
  await page.getByRole("option", { name: "Alder, active" }).click();
  await actions.click();
  await page.getByRole("menuitem", { name: "Delete current filter set" }).click();
  await expect(page.getByText("Filter set “Alder, active” deleted.").first()).toBeVisible();
  const vik = await open({ as: "Vik" });
  await vik.goto("/sell/agreements");
  await vik.getByRole("button", { name: /Saved filters/ }).click();
  await expect(vik.getByRole("option", { name: "Alder, active" })).toHaveCount(0);
});

test("built-in filter sets lead to what they name and cannot be deleted", async ({ open }) => {
  const page = await open({ as: "Sam" });
  // Sam may have chosen columns of his own, and built-in sets leave those alone.
  await page.goto("/sell/agreements?cols=agreementId.cancellation");
  await page.getByRole("button", { name: /Saved filters/ }).click();
  await page.getByRole("option", { name: "Cancellation pending" }).click();
  await expect(page).toHaveURL(/cancellation%3DPENDING_APPROVAL/);
  await expect(page.getByRole("link", { name: "Pending approval" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Filter set actions" }).click();
  const remove = page.getByRole("menuitem", { name: "Delete current filter set" });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  await remove.hover();
  await expect(page.getByText("Built-in filter sets cannot be deleted.").last()).toBeVisible();
});

test("the preview shows the selected agreement beside the list", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?f=status%3DACTIVE&size=10");
  await expectReason(page.getByRole("button", { name: "View details" }), "Select an agreement first.");
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: /^agmt-/ }) })
    .first();
  const id = String(await row.getByRole("link", { name: /^agmt-/ }).textContent());
  await row.getByRole("radio").check();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Preview" }).click();
  const panel = page.getByRole("region").filter({ has: page.getByText("Response due") });
  await expect(panel.getByRole("link", { name: id })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "View details" }).click();
  await expect(page).toHaveURL(`/sell/agreements/${id}`);
});

test("every action of the requests list explains why it is off", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements/cancellation-requests?f=status%3DREJECTED");
  for (const name of ["View details", "Copy link", "Withdraw request"]) {
    await expectReason(page.getByRole("button", { name, exact: true }), "Select a request first.");
  }
  await page.getByRole("row").getByRole("radio").first().check();
  await expectReason(
    page.getByRole("button", { name: "Copy link" }),
    /The link no longer accepts a response: .*denied/,
  );
  await expectReason(page.getByRole("button", { name: "Withdraw request" }), /Only pending requests can be withdrawn/);
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  const replace = page.getByRole("menuitem", { name: "Replace response link" });
  await replace.hover();
  await expect(page.getByText(/Only links of pending requests can be replaced/).last()).toBeVisible();
  await page.getByRole("menuitem", { name: "New request for this agreement" }).click();
  await expect(page).toHaveURL(/\/request-cancellation$/);
});

test("the top search opens an ID's page and searches the list for anything else", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements");
  const id = String(await ids(page).first().textContent());
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search agreements, buyers and offers" });
  await expect(search).toBeFocused();
  await search.fill(id);
  await search.press("Enter");
  await expect(page).toHaveURL(`/sell/agreements/${id}`);
  await search.fill("Kestrel");
  await search.press("Enter");
  await expect(page).toHaveURL(/\/sell\/agreements\?f=%3AKestrel$/);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^agmt-/ }) });
  await expect(rows.first()).toBeVisible();
  await expect(rows.filter({ hasNotText: "Kestrel" })).toHaveCount(0);
});
