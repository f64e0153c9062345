import { findCancellableAgreement, sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("keys lead through the lists, and the question mark shows them", async ({ open }) => {
  const page = await open({ as: "Petra" });
  await page.goto("/sell/agreements?f=status%3DACTIVE&size=10");
  await page.keyboard.press("?");
  const overview = page.getByRole("dialog");
  await expect(overview).toContainText("Keyboard shortcuts");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(overview).toBeHidden();

  const radios = page.getByRole("row").getByRole("radio");
  await page.keyboard.press("j");
  await expect(radios.nth(0)).toBeChecked();
  await page.keyboard.press("j");
  await expect(radios.nth(1)).toBeChecked();
  await page.keyboard.press("k");
  await expect(radios.nth(0)).toBeChecked();
  await page.keyboard.press("x");
  await expect(radios.nth(0)).not.toBeChecked();
  await page.keyboard.press("x");
  await page.keyboard.press("o");
  await expect(page.getByText("No open request").or(page.getByText("Response due")).first()).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByRole("combobox", { name: "Filter agreements" })).toBeFocused();
  await page.keyboard.type("jk?");
  await expect(page.getByRole("combobox", { name: "Filter agreements" }), "letters typed are letters").toHaveValue(
    "jk?",
  );
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sell\/agreements\/agmt-/);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/sell\/agreements\/cancellation-requests$/);
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(/\/home$/);

  await page.goto("/settings/preferences");
  const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Off", exact: true }).click();
  await saved;
  await page.goto("/home");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/home$/);
  await page.getByRole("button", { name: "Help" }).first().click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await expect(overview).toContainText("They are turned off.");
});

test("a pending request is withdrawn and its link copied by keys", async ({ open, sandbox }) => {
  const { seller, requestId, shared } = await sendRequest(open, sandbox);
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await seller.keyboard.press("y");
  await expect(seller.getByText("Response link copied.").first()).toBeVisible();
  expect(await seller.evaluate(() => navigator.clipboard.readText())).toBe(shared);
  await seller.keyboard.press("w");
  await expect(seller.getByRole("dialog")).toContainText("Withdraw cancellation request?");
});

test("info links open the page's help at their heading", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/sell/agreements?size=10");
  await page.getByRole("button", { name: "Info: the agreement ID" }).click();
  await expect(page.getByRole("heading", { name: "Agreement ID", level: 3 })).toBeFocused();
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^agmt-/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Agreement details" })).toBeVisible();
  await page.getByRole("button", { name: "Close help" }).click();
  await page.getByRole("button", { name: "Open help" }).click();
  await expect(page.getByRole("heading", { name: "Agreement details" })).toBeVisible();
});

test("details and the wizard's review show the call that does the same", async ({ open, portal }) => {
  const page = await open({ as: "Sam" });
  const id = await findCancellableAgreement(page);
  await page.goto(`/sell/agreements/${id}`);
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "View as code" }).click();
  const code = page.getByRole("dialog").getByRole("region", { name: "DescribeAgreement" });
  await expect(code.locator("pre")).toContainText(`--endpoint-url ${portal.url}`);
  await expect(code.locator("pre")).toContainText(`--agreement-id ${id}`);
  await expectAccessible(page);
  await code.getByRole("tab", { name: "JSON" }).click();
  await code.getByRole("button", { name: "Copy the JSON" }).click();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual({ agreementId: id });
  await page.keyboard.press("Escape");

  await page.goto(`/sell/agreements/${id}/request-cancellation`);
  await page.getByRole("button", { name: /Cancellation reason/ }).click();
  await page.getByRole("option", { name: /^Incorrect terms/ }).click();
  await page.getByRole("textbox", { name: /Additional details/ }).fill("It's the wrong tier");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "View as code" }).click();
  const send = page.getByRole("dialog").locator("pre");
  await expect(send).toContainText("aws marketplace-agreement send-agreement-cancellation-request");
  await expect(send).toContainText("--description 'It'\\''s the wrong tier'");
  await expectAccessible(page);
});
