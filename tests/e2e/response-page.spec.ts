import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("without scripts the buyer approves by typing", async ({ open, sandbox }) => {
  const { seller, requestId, emailed } = await sendRequest(open, sandbox);
  const page = await open({ phone: true, javaScript: false });
  await page.goto(emailed);
  await page.getByText("Approve cancellation").first().click();
  await page.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(page.getByText("Type approve to continue.")).toBeVisible();
  await page.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");
  await page.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(page.getByText(/^You approved the cancellation of /)).toBeVisible();
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Approved", { exact: true }).first()).toBeVisible();
});

test("without scripts a denial needs its reason, and what was typed stays", async ({ open, sandbox }) => {
  const { emailed } = await sendRequest(open, sandbox);
  const page = await open({ phone: true, javaScript: false });
  await page.goto(emailed);
  await page.getByText("Deny cancellation").first().click();
  const reason = page.getByRole("textbox", { name: "Reason for denying" });
  await page.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(page.getByText("Write a reason. It is sent to the seller.")).toBeVisible();
  await expect(reason).toBeVisible();
  await reason.fill("x".repeat(2001));
  await page.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(page.getByText("Shorten by 1 character.")).toBeVisible();
  await expect(reason).toHaveValue("x".repeat(2001));
  await reason.fill("We keep it until summer.");
  await page.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(page.getByText(/^You denied the request./)).toBeVisible();
  await expect(page.getByText("Reason: We keep it until summer.")).toBeVisible();
});

test("opening, reloading and asking for the head of a link change nothing", async ({ open, sandbox }) => {
  const { seller, requestId, emailed, shared } = await sendRequest(open, sandbox);
  const before = await sandbox.mails({ to: "bo@harbour-bank.example" });
  for (const url of [emailed, shared]) {
    expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url}?late&contact=x`)).status).toBe(200);
  }
  const page = await open();
  await page.goto(emailed);
  await page.reload();
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();
  expect(await sandbox.mails({ to: "bo@harbour-bank.example" })).toHaveLength(before.length);
});

test("a replaced link says so, and the new one works", async ({ open, sandbox }) => {
  const { seller, requestId, emailed, shared } = await sendRequest(open, sandbox);
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await seller.getByRole("button", { name: "Actions" }).click();
  await seller.getByRole("menuitem", { name: "Replace response link" }).click();
  await expect(seller.getByText(`The response link of ${requestId} was replaced`)).toBeVisible();
  const page = await open({ phone: true });
  for (const old of [emailed, shared]) {
    await page.goto(old);
    await expect(page.getByText("This link was replaced.")).toBeVisible();
  }
  await expectAccessible(page);
  await seller.reload();
  const renewed = await seller.getByRole("textbox", { name: "Buyer response link" }).inputValue();
  expect(renewed).not.toBe(shared);
  await page.goto(renewed);
  await expect(page.getByText("A decision is needed")).toBeVisible();
});

test("the page warns before typed text is lost, and shows the time left", async ({ open, sandbox }) => {
  const { emailed } = await sendRequest(open, sandbox);
  const page = await open({ dark: true });
  await page.goto(emailed);
  await expect(page.getByText(/6 days left|7 days left/)).toBeVisible();
  await expect(page.getByText("If you don't respond, the cancellation is approved automatically.")).toBeVisible();
  await page.getByText("Deny cancellation").first().click();
  await page.getByRole("textbox", { name: "Reason for denying" }).fill("Half a rea");
  await expect(page.getByText("10 of 2,000 characters")).toBeVisible();
  await expectAccessible(page);
  const asked = page.waitForEvent("dialog");
  const leaving = page.reload({ timeout: 5000 }).catch(() => undefined);
  const dialogue = await asked;
  expect(dialogue.type()).toBe("beforeunload");
  await dialogue.dismiss();
  await leaving;
  await expect(page.getByRole("textbox", { name: "Reason for denying" })).toHaveValue("Half a rea");
});

test("an answered request shows the answer to whoever opens the link later", async ({ open, sandbox }) => {
  const { emailed, shared, seller } = await sendRequest(open, sandbox);
  const bo = await open({ as: "Bo" });
  await bo.goto(emailed);
  await bo.getByText("Deny cancellation").first().click();
  await bo.getByRole("textbox", { name: "Reason for denying" }).fill("We keep it.");
  await bo.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(bo.getByText(/^You denied the request./)).toBeVisible();

  const stranger = await open({ phone: true });
  await stranger.goto(shared);
  await expect(stranger.getByText("No response is needed any more.")).toBeVisible();
  await expect(stranger.getByText("We keep it.")).toHaveCount(0);
  await expectAccessible(stranger);
  await seller.goto(shared);
  await expect(seller.getByText(/^Bo Larsen denied this request on /)).toBeVisible();
});
