import type { Page } from "@playwright/test";
import { expectReason } from "./support/reasons";
import { findCancellableAgreement, listAgreements, requestCancellation } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("a seller finds an agreement by agreement ID, buyer ID and offer ID", async ({ open }) => {
  const page = await open({ as: "Sam" });
  const id = await findCancellableAgreement(page);
  await page.goto("/sell/agreements");
  const search = page.getByRole("combobox", { name: "Filter agreements" });
  await search.fill(id);
  await search.press("Enter");
  await expect(page.getByText(`Agreement ID = ${id}`).first()).toBeVisible();
  await expect(page.getByText("1 match", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^agmt-/ })).toHaveText([id]);

  await page.goto("/sell/agreements?size=10");
  await search.fill("444455556666");
  await search.press("Enter");
  await expect(page.getByText("Buyer ID = 444455556666").first()).toBeVisible();
  const rows = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^agmt-/ }) });
  await expect(rows.filter({ hasText: "Harbour Bank444455556666" })).toHaveCount(10);

  const offer = String(
    await rows
      .first()
      .locator(".id")
      .filter({ hasText: /^offer-/ })
      .textContent(),
  );
  await search.fill(offer);
  await search.press("Enter");
  await expect(page.getByText(`Offer ID = ${offer}`).first()).toBeVisible();
  await expect(rows.filter({ hasNotText: offer })).toHaveCount(0);
  await expect(rows.first()).toContainText(offer);
});

test("the wizard asks for a reason, keeps what was typed, and shows the response link", async ({ open }) => {
  const page = await open({ as: "Sam" });
  const agreementId = await findCancellableAgreement(page);
  await page.goto(`/sell/agreements/${agreementId}`);
  await page.getByRole("link", { name: "Request cancellation" }).click();
  const details = page.getByRole("textbox", { name: /Additional details/ });
  await details.fill("Kept while the reason is missing.");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Choose a reason.").and(page.locator(":visible")).first()).toBeVisible();
  await expect(details).toHaveValue("Kept while the reason is missing.");
  await expectAccessible(page);
  const requestId = await requestCancellation(page, agreementId);
  expect(requestId).toMatch(/^acr-[a-z0-9]{25}$/);
  await expect(page.getByRole("textbox", { name: "Buyer response link" })).toHaveValue(/\/respond\/[\w-]{43}$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Response link copied.")).toBeVisible();

  await page.goto(`/sell/agreements/${agreementId}`);
  await expect(page.getByRole("heading", { name: "Cancellation pending" })).toBeVisible();
  await page.goto(`/sell/agreements/${agreementId}/request-cancellation`);
  await expect(page.getByText(`Request ${requestId} is already waiting for Harbour Bank`)).toBeVisible();
});

test("leaving a half-written request asks first", async ({ open }) => {
  const page = await open({ as: "Sam" });
  const agreementId = await findCancellableAgreement(page);
  await page.goto(`/sell/agreements/${agreementId}/request-cancellation`);
  await page.getByRole("textbox", { name: /Additional details/ }).fill("Half a sentence");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const dialogue = page.getByRole("dialog");
  await expect(dialogue).toContainText("Leave without sending the request?");
  await dialogue.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByRole("textbox", { name: /Additional details/ })).toHaveValue("Half a sentence");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await dialogue.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(`/sell/agreements/${agreementId}`);
});

test("an agreement that another one depends on explains why it cannot be cancelled", async ({ open }) => {
  const page = await open({ as: "Sam" });
  const blocked = await findBlockedAgreement(page);
  await page.goto(`/sell/agreements/${blocked}`);
  const alert = page.locator("#main").getByText(/can't be cancelled on its own: agmt-\S+ \(.+\) depends on it/);
  await expect(alert.and(page.locator(":visible"))).toBeVisible();
  await expectReason(page.getByRole("button", { name: "Request cancellation" }), /can't be cancelled on its own/);
  await page.getByRole("link", { name: "View related" }).click();
  await expect(page).not.toHaveURL(new RegExp(`${blocked}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Stream Bridge");
});

test("a seller withdraws a pending request with a reason", async ({ open, sandbox }) => {
  const page = await open({ as: "Sam" });
  const agreementId = await findCancellableAgreement(page);
  const requestId = await requestCancellation(page, agreementId);
  await page.goto(`/sell/cancellation-requests/${requestId}`);
  await page.getByRole("button", { name: "Withdraw request" }).click();
  const dialogue = page.getByRole("dialog");
  await expectAccessible(page);
  await dialogue.getByRole("button", { name: "Withdraw request" }).click();
  await expect(dialogue.getByText("Write a reason. The buyer sees it.").first()).toBeVisible();
  await dialogue.getByRole("textbox").fill("Sent to the wrong account.");
  await dialogue.getByRole("button", { name: "Withdraw request" }).click();
  await expect(page.getByText(`Request ${requestId} withdrawn.`)).toBeVisible();
  await expect(page.getByText("Withdrawn", { exact: true }).first()).toBeVisible();
  await expectReason(page.getByRole("button", { name: "Withdraw request" }), /Only pending requests can be withdrawn/);
  const mail = await sandbox.mailAbout(requestId, { kind: "E8", to: "bo@harbour-bank.example" });
  expect(mail.text).toContain("Sent to the wrong account.");
  await page.goto(`/sell/agreements/${agreementId}`);
  await expect(page.getByRole("link", { name: "Request cancellation" })).toBeVisible();
});

test("a viewer sees why a request is not theirs to make", async ({ open }) => {
  const seller = await open({ as: "Sam" });
  const agreementId = await findCancellableAgreement(seller);
  const page = await open({ as: "Vik" });
  await page.goto(`/sell/agreements/${agreementId}`);
  const reason = /Your role \(Seller viewer\) can view but not request/;
  await expectReason(page.getByRole("button", { name: "Request cancellation" }), reason);
  await page.goto(`/sell/agreements/${agreementId}/request-cancellation`);
  await expect(page.locator("#main").getByText(reason)).toBeVisible();
  await expect(page.getByRole("button", { name: "Next" })).toHaveCount(0);
});

async function findBlockedAgreement(page: Page): Promise<string> {
  for (const { id } of await listAgreements(page, ["status=ACTIVE", "pricingModel=USAGE"])) {
    const answer = await page.request.get(`/sell/agreements/${id}`);
    if ((await answer.text()).includes("depends on it")) return id;
  }
  throw new Error("The sample data has no agreement that another one depends on.");
}
