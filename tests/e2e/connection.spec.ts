import { findCancellableAgreement } from "./support/seller";
import { expect, expectAccessible, signIn, test } from "./support/test";

test("without a connection nothing is sent, nothing is lost, and the page says so", async ({ open }) => {
  const page = await open({ as: "Sam" });
  const agreementId = await findCancellableAgreement(page);
  await page.goto(`/sell/agreements/${agreementId}/request-cancellation`);
  await page.getByRole("button", { name: /Cancellation reason/ }).click();
  await page.getByRole("option", { name: /^Customer request/ }).click();
  await page.getByRole("textbox", { name: /Additional details/ }).fill("Written on a train");
  await page.getByRole("button", { name: "Next" }).click();
  await page.context().setOffline(true);
  await expect(page.getByText(/^You're offline. What you see was loaded .* Changes are disabled/)).toBeVisible();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByText("You're offline. Nothing was sent; try again when you are connected.")).toBeVisible();
  await page.getByRole("link", { name: "Home" }).first().click();
  await expect(page.getByText("Written on a train"), "the page stays").toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/^You're offline. What you see/)).toBeHidden();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: "Request sent" })).toBeVisible();
});

test("a session that ended meanwhile loses nothing: sign in elsewhere and go on", async ({ open }) => {
  const page = await open();
  await signIn(page, "Petra");
  const agreementId = await findCancellableAgreement(page);
  await page.goto(`/sell/agreements/${agreementId}/request-cancellation`);
  await page.getByRole("button", { name: /Cancellation reason/ }).click();
  await page.getByRole("option", { name: /^Customer request/ }).click();
  await page.getByRole("textbox", { name: /Additional details/ }).fill("Two hours of work");
  await page.getByRole("button", { name: "Next" }).click();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Submit request" }).click();
  const ended = page.getByRole("dialog");
  await expect(ended).toContainText("Your session ended");
  await expectAccessible(page);
  const opened = page.context().waitForEvent("page");
  await ended.getByRole("link", { name: /^Sign in/ }).click();
  const other = await opened;
  await other.getByRole("button", { name: /^Continue as Petra/ }).click();
  await expect(other.getByRole("heading", { name: "You are signed in again" })).toBeVisible();
  await expectAccessible(other);
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(ended).toBeHidden();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: "Request sent" })).toBeVisible();
  await page.getByRole("link", { name: "View request" }).click();
  await expect(page.getByText("Two hours of work")).toBeVisible();
});

test("shortly before its end the session can be prolonged", async ({ open }) => {
  const page = await open({ as: "Sam" });
  let isShort = true;
  // Twelve hours are too long for a test: the first answer says that 90 seconds are left.
  await page.route("**/api/session", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), ...(isShort && { endsInMs: 90_000 }) } });
  });
  await page.goto("/home");
  const warning = page.getByRole("dialog");
  await expect(warning).toContainText("Your session is about to end");
  await expectAccessible(page);
  isShort = false;
  await warning.getByRole("button", { name: "Stay signed in" }).last().click();
  await expect(warning).toBeHidden();
});

test("a tab notices that another one changed accounts", async ({ open }) => {
  const page = await open();
  await signIn(page, "Noor");
  const other = await page.context().newPage();
  await other.goto("/switch-account");
  await other.getByRole("button", { name: /Brightwater Foods/ }).click();
  await other.waitForURL("**/home");
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.getByText("You switched to Brightwater Foods in another tab.")).toBeVisible();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("button", { name: /Brightwater Foods|Account/ }).first()).toBeVisible();
  await expect(page.getByText("in another tab.")).toHaveCount(0);
});
