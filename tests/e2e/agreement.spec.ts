import { expectReason } from "./support/reasons";
import { listAgreements, sendRequest } from "./support/seller";
import { expect, test } from "./support/test";

test("the tabs of an agreement tell what it is, what it costs, what was asked and what happened", async ({ open }) => {
  const page = await open({ as: "Sam" });
  const [agreement] = await listAgreements(page, ["status=CANCELLED", "buyerId=444455556666", "cancellation=APPROVED"]);
  const id = String(agreement?.id);
  await page.goto(`/sell/agreements/${id}`);
  const main = page.locator("#main");
  for (const label of ["Agreement ID", "Status", "Product", "Offer", "Buyer", "Accepted", "Starts", "Ended"]) {
    await expect(main.getByText(label, { exact: true }).first()).toBeVisible();
  }
  await expectReason(
    page.getByRole("button", { name: "Request cancellation" }),
    /This one is cancelled since \d+ \w+ \d{4}/,
  );
  const tabs = page.getByRole("navigation", { name: "Agreement" });
  await tabs.getByRole("link", { name: "Invoices" }).click();
  await expect(page).toHaveURL(`/sell/agreements/${id}/invoices`);
  await expect(main.getByRole("columnheader", { name: /Amount|Charged/ })).toBeVisible();
  await tabs.getByRole("link", { name: "Terms" }).click();
  await expect(main.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await tabs.getByRole("link", { name: "Requests" }).click();
  await expect(main.getByRole("link", { name: /^acr-/ }).first()).toBeVisible();
  await tabs.getByRole("link", { name: "Activity" }).click();
  await expect(main.getByText(/cancel/i).first()).toBeVisible();
  await tabs.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL(`/sell/agreements/${id}`);
});

test("a request's page shows its way, its words, its mails and its activity", async ({ open, sandbox }) => {
  const { seller, agreementId, requestId } = await sendRequest(open, sandbox, "As we agreed on the phone.");
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  const main = seller.locator("#main");
  for (const heading of ["Progress", "Request", "Response", "Activity"]) {
    await expect(main.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  }
  await expect(main.getByText("As we agreed on the phone.")).toBeVisible();
  await expect(main.getByText("Customer request")).toBeVisible();
  await expect(main.getByText("b•••@harbour-bank.example (buyer)")).toBeVisible();
  expect(await main.textContent(), "the buyer's addresses stay masked").not.toContain("bo@harbour-bank");
  await expect(main.getByRole("link", { name: agreementId })).toBeVisible();
  await expect(main.getByRole("progressbar")).toBeVisible();
  await main.getByRole("button", { name: "Copy link" }).first().click();
  await expect(seller.getByText("Response link copied.")).toBeVisible();
  expect(await seller.evaluate(() => navigator.clipboard.readText())).toMatch(/\/respond\/[\w-]{43}$/);
  await main.getByRole("button", { name: "Actions" }).click();
  await seller.getByRole("menuitem", { name: "Resend email" }).click();
  await expect(seller.getByText(/is on its way to Harbour Bank again|can resend|Last sent/).first()).toBeVisible();
});

test("a manufacturer follows a partner's deal without seeing amounts", async ({ open }) => {
  const max = await open({ as: "Max" });
  await max.goto("/sell/agreements");
  const link = max
    .getByRole("row")
    .getByRole("link", { name: /^agmt-/ })
    .first();
  await expect(link).toBeVisible();
  expect(await max.locator("#main").textContent()).not.toMatch(/USD|EUR|JPY/);
  await link.click();
  await expect(max.getByRole("heading", { level: 1 })).toContainText("–");
  await expect(max.getByRole("navigation", { name: "Agreement" }).getByRole("link")).toHaveText(["Overview"]);
  expect(await max.locator("#main").textContent()).not.toMatch(/USD|EUR|JPY/);
  await expectReason(max.getByRole("button", { name: "Request cancellation" }), /is the seller of record|Only active/);
});
