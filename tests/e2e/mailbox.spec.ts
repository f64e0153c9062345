import type { Page } from "@playwright/test";
import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

/** The page around the mail. The mail itself lies in a frame that runs no scripts, not even those that look for violations. */
async function expectFrameAccessible(page: Page) {
  await expect(page.locator("iframe")).toHaveAttribute("title", "The email as its reader sees it");
  await page.locator("iframe").evaluate((frame) => frame.remove());
  await expectAccessible(page);
}

test("the mailbox finds an address without showing it in the address bar, and shows what a mail says", async ({
  open,
  sandbox,
}) => {
  const { requestId, emailed } = await sendRequest(open, sandbox, "Read me in the mailbox.");
  const page = await open({ as: "Ada" });
  await page.goto("/admin/mailbox");
  const find = page.getByRole("searchbox", { name: "Recipient's address" });
  await find.fill("Bo@harbour-bank.example");
  await find.press("Enter");
  await expect(page).toHaveURL(/\?toKey=[0-9a-f]{24}$/);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link", { name: /: / }) });
  await expect(rows.first()).toBeVisible();
  await expect(rows.filter({ hasNotText: "bo@harbour-bank.example" })).toHaveCount(0);
  await expect(find).toHaveValue("bo@harbour-bank.example");
  await page.reload();
  await expect(rows.filter({ hasNotText: "bo@harbour-bank.example" })).toHaveCount(0);

  await rows
    .filter({ hasText: requestId })
    .getByRole("link", { name: /^Action needed/ })
    .click();
  await expect(page).toHaveURL(/\/admin\/mailbox\/[\w-]+$/);
  const html = await page.request.get(String(await page.locator("iframe").getAttribute("src")));
  expect(await html.text()).toContain("Read me in the mailbox.");
  await expectFrameAccessible(page);
  await page.getByRole("tab", { name: "Text" }).click();
  await expect(page.locator("pre").filter({ hasText: emailed })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Headers" }).click();
  await expect(page.getByText("auto-generated")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tab", { name: /^Attachments/ }).click();
  await expect(page.getByText("BEGIN:VCALENDAR")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("response-deadline.ics");
  await expectAccessible(page);
});

test("a mail that bounced is marked, and its address and request say so", async ({ open, sandbox }) => {
  const { requestId, seller } = await sendRequest(open, sandbox);
  const page = await open({ as: "Ada" });
  await page.goto("/admin/mailbox");
  await page
    .getByRole("row")
    .filter({ hasText: requestId })
    .filter({ hasText: "procurement@harbour-bank.example" })
    .getByRole("link", { name: /^Action needed/ })
    .click();
  await page.getByRole("button", { name: "Mark as bounced" }).click();
  await expect(
    page.getByText("The email to procurement@harbour-bank.example is marked as bounced.").first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark as bounced" })).toBeDisabled();
  await expectFrameAccessible(page);
  await page.goto("/admin/accounts/444455556666");
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: "procurement@" })
      .getByText(/^Bounced /),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto("/admin/mailbox?state=BOUNCED");
  await expect(page.getByRole("row").filter({ hasText: requestId })).toHaveCount(1);
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Bounced", { exact: true })).toBeVisible();
});

test("a seller reads the sandbox's mail and marks nothing", async ({ open }) => {
  const page = await open({ as: "Sam" });
  await page.goto("/admin/mailbox");
  await page.getByRole("row").getByRole("link").first().click();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark as bounced" })).toHaveCount(0);
});
