import { catchCalls, verifyWebhook } from "../support/webhook-receiver";
import { linkIn } from "./support/sandbox";
import { harbour, sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

// Every page here is examined as well, which takes its time on a small machine.
test.beforeEach(() => test.slow());

test("a developer connects a webhook, tries it, and follows an event to it", async ({ open, sandbox }) => {
  const receiver = await catchCalls();
  try {
    const page = await open({ as: "Ines" });
    await page.goto("/developer/destinations");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create destination" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Integration");
    await dialog.getByRole("textbox", { name: "Address" }).fill("not an address");
    await dialog.getByRole("button", { name: "Create destination" }).click();
    await expect(dialog.getByText("Write an address such as")).toBeVisible();
    await dialog.getByRole("textbox", { name: "Address" }).fill(receiver.url);
    await dialog.getByRole("button", { name: "Create destination" }).click();
    const shown = page.getByRole("dialog", { name: "Signing secret" });
    const secret = (await shown.getByText(/^whsec_/).textContent()) ?? "";
    await shown.getByRole("button", { name: "I've saved it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Integration" })).toBeVisible();
    await page.getByRole("button", { name: "Send test" }).click();
    await expect.poll(() => receiver.calls.length).toBe(1);
    const call = receiver.calls[0] ?? { headers: {}, body: "" };
    expect(verifyWebhook(secret, call.headers, call.body)).toMatchObject({ "detail-type": "Countersign Test Event" });
    await page.reload();
    await expect(page.getByText("Delivered").first()).toBeVisible();
    await expectAccessible(page);

    const { requestId } = await sendRequest(open, sandbox);
    await expect.poll(() => receiver.calls.some(({ body }) => body.includes(requestId))).toBe(true);
    await page.goto(`/developer/events?object=${requestId}`);
    await expectAccessible(page);
    await page.getByRole("link", { name: /Pending Approval - Proposer/ }).click();
    await expect(page.getByRole("heading", { name: "Why you got this" })).toBeVisible();
    await expect(page.getByText("This account is the seller (proposer)")).toBeVisible();
    await expect(page.getByRole("region", { name: "The event as JSON" })).toContainText(
      '"source": "aws.agreement-marketplace"',
    );
    await expect(page.getByText("status 200: taken")).toBeVisible();
    await expectAccessible(page);
    const before = receiver.calls.length;
    await page.getByRole("button", { name: "Resend to Integration" }).click();
    await expect.poll(() => receiver.calls.length).toBe(before + 1);

    await page.getByRole("link", { name: "Create rule from this event" }).click();
    await page.getByRole("button", { name: /Test on the newest/ }).click();
    await expect(page.getByText(/\d+ of \d+ events match/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Event pattern" }).fill('{"source":"x"}');
    await page.getByRole("button", { name: /Test on the newest/ }).click();
    await expect(page.getByText("source must be an object of fields, or a list of values.")).toBeVisible();
  } finally {
    await receiver.stop();
  }
});

test("who may not manage destinations sees why", async ({ open }) => {
  const page = await open({ as: "Vik" });
  await page.goto("/developer/destinations");
  await expect(page.getByRole("button", { name: "Create destination" }).first()).toBeDisabled();
  await page.goto("/developer/destinations/no-such-destination");
  await expect(page.getByRole("heading", { name: /We can't find that/ })).toBeVisible();
});

test("the bell counts what happens elsewhere, without a reload, and notifications are read and muted", async ({
  open,
  sandbox,
}) => {
  const { requestId, agreementId, emailed, seller } = await sendRequest(open, sandbox);
  await seller.goto("/notifications");
  const all = seller.getByRole("button", { name: "Mark all read" });
  if (await all.isEnabled()) await all.click();
  await expect(seller.getByText("Nothing unread")).toBeVisible();
  await expect(seller.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();

  const buyer = await open();
  await buyer.goto(emailed);
  await buyer.getByText("Deny cancellation").first().click();
  await buyer.getByRole("textbox", { name: "Reason for denying" }).fill("We need it.");
  await buyer.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(seller.getByRole("button", { name: /Notifications, 1 unread/ })).toBeVisible({ timeout: 15_000 });
  await seller.getByRole("button", { name: /Notifications, 1 unread/ }).click();
  await expect(seller.getByRole("menuitem", { name: /denied the cancellation/ }).first()).toBeVisible();
  await seller.keyboard.press("Escape");
  await seller.goto("/notifications");
  await expectAccessible(seller);
  await seller.getByRole("button", { name: new RegExp(`Mute .*${agreementId}`) }).click();
  await expect(seller.getByText("Nothing unread")).toBeVisible();
  await seller.goto("/notifications?tab=all");
  await expect(seller.getByRole("link", { name: new RegExp(requestId) })).toHaveCount(0);
  await expect(seller.getByText("1 agreement muted")).toBeVisible();
  await expectAccessible(seller);
});

test("an address is confirmed by its code, informed, and stops a group by the link in a mail, also without scripts", async ({
  open,
  sandbox,
}) => {
  const petra = await open({ as: "Petra" });
  await petra.goto("/settings/notifications");
  await expectAccessible(petra);
  await petra.getByRole("button", { name: "Add recipient" }).click();
  const dialog = petra.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Finance");
  await dialog.getByRole("textbox", { name: "Email" }).fill("finance@northwind-data.example");
  await dialog.getByRole("button", { name: "Send code" }).click();
  const mail = await sandbox.mailAbout("Confirm this address", { to: "finance@northwind-data.example", kind: "E16" });
  const code = /^ {4}(\d{6})$/m.exec(mail.text)?.[1] ?? "";
  await petra.getByRole("button", { name: "Enter the code for finance@northwind-data.example" }).click();
  await petra.getByRole("dialog").getByRole("textbox", { name: "Code" }).fill("1");
  await petra.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(petra.getByText("Enter the six digits of the code.")).toBeVisible();
  await petra.getByRole("dialog").getByRole("textbox", { name: "Code" }).fill(code);
  await petra.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(petra.getByText("Confirmed", { exact: true })).toBeVisible();

  const { requestId } = await sendRequest(open, sandbox);
  const told = await sandbox.mailAbout(requestId, { to: "finance@northwind-data.example", kind: "E2" });
  expect(linkIn(told)).toContain("/respond/");
  const stop = /https?:\/\/\S+\/unsubscribe\/\S+/.exec(told.text)?.[0] ?? "";
  const anybody = await open({ javaScript: false });
  await anybody.goto(stop);
  await expect(anybody.getByText("f•••@northwind-data.example gets emails")).toBeVisible();
  await anybody.getByRole("button", { name: "Stop these emails" }).click();
  await expect(anybody.getByRole("heading", { name: "Emails are stopped" })).toBeVisible();
  const scripted = await open();
  await scripted.goto(stop);
  await expectAccessible(scripted);
  await scripted.goto("/unsubscribe/nothing");
  await expect(scripted.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
  await petra.reload();
  await expect(petra.getByText("Stopped: Requests sent")).toBeVisible();
  await petra
    .getByRole("switch", { name: /Reminders/ })
    .or(petra.getByRole("checkbox", { name: /Reminders/ }))
    .first()
    .click();
  await expect(petra.getByText("Reminders: emails are off.")).toBeVisible();
});

test("logs tell who did what, narrow down, and download", async ({ open }) => {
  const ada = await open({ as: "Ada" });
  await ada.goto("/admin/audit");
  await expect(ada.getByText(/Ada Moreau signed in/).first()).toBeVisible();
  await expectAccessible(ada);
  await ada.goto("/admin/audit?action=SIGNED_IN");
  await expect(ada.getByText(/requested the cancellation/)).toHaveCount(0);
  const file = await ada.request.get("/admin/audit/export?action=SIGNED_IN");
  expect(await file.text()).toMatch(/^\uFEFFTime,Actor,Action,Object,Source,Account\r\n.*Ada Moreau,signed in/s);
  const bo = await open({ as: "Bo" });
  await bo.goto(`/activity?object=${harbour}`);
  await expect(bo.getByText("No matches")).toBeVisible();
  await bo.goto("/activity");
  await expectAccessible(bo);
  await expect(bo.getByText(/cancellation/).first()).toBeVisible();
  expect((await bo.request.get("/admin/audit/export", { maxRedirects: 0 })).status()).toBe(307);
});

test("the new pages fit a phone", async ({ open }) => {
  const page = await open({ as: "Ines", phone: true });
  for (const path of [
    "/developer/events",
    "/developer/destinations",
    "/notifications",
    "/activity",
    "/settings/notifications",
  ]) {
    await page.goto(path);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});
