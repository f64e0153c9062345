import { findCancellableAgreement, requestCancellation } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("a chosen time zone and date style are read on every screen and on every device", async ({ open }) => {
  const page = await open({ as: "Mara" });
  await page.goto("/settings/preferences");
  await page.getByRole("button", { name: /^Time zone/ }).click();
  await page.getByPlaceholder("Find a time zone").fill("Tokyo");
  const zoneSaved = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("option", { name: "Asia/Tokyo" }).click();
  await zoneSaved;
  const styleSaved = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "ISO 8601" }).click();
  await styleSaved;
  await expect(page.getByText(/^Now: \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\+9\)$/)).toBeVisible();
  await expectAccessible(page);

  const moment = /\d{4}-\d\d-\d\d \d\d:\d\d \(UTC\+9\)/;
  const agreementId = await findCancellableAgreement(page, []);
  const requestId = await requestCancellation(page, agreementId);
  for (const path of [
    `/sell/cancellation-requests/${requestId}`,
    `/sell/agreements/${agreementId}`,
    `/sell/agreements/${agreementId}/activity`,
    "/sell/agreements/cancellation-requests",
    "/home",
  ]) {
    await page.goto(path);
    await expect(page.locator("#main").getByText(moment).first(), path).toBeVisible();
    expect(await page.locator("#main").textContent(), path).not.toMatch(/\d\d:\d\d \(UTC\)/);
  }
  await page.goto("/sell/agreements?size=10");
  await expect(
    page
      .locator("#main")
      .getByText(/^\d{4}-\d\d-\d\d$/)
      .first(),
  ).toBeVisible();

  const elsewhere = await open();
  await elsewhere.goto("/signin");
  await elsewhere.getByRole("button", { name: /^Continue as Mara/ }).click();
  await expect(elsewhere).toHaveURL(/\/home$/);
  await elsewhere.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(elsewhere.getByText(moment).first()).toBeVisible();
});
