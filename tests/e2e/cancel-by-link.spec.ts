import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

const parties = ["alliances@northwind-data.example", "bo@harbour-bank.example"];

test("a seller asks, the buyer approves on a phone, and everybody knows", async ({ open, sandbox }) => {
  const { seller, agreementId, requestId, emailed } = await sendRequest(open, sandbox, "The migration is finished.");
  const mail = await sandbox.mailAbout(requestId, { to: "bo@harbour-bank.example", kind: "E1" });
  expect(mail.subject).toMatch(/^Action needed by \d+ \w+: Northwind Data asks to cancel /);
  expect(mail.text).toContain("The migration is finished.");

  const phone = await open({ phone: true });
  await phone.goto(emailed);
  await expect(phone.getByRole("heading", { name: "Agreement cancellation request" })).toBeVisible();
  await expect(phone.getByText("The migration is finished.")).toBeVisible();
  await expect(phone.getByText(agreementId)).toBeVisible();
  await expect(phone, "the token leaves the address bar").toHaveURL(/\/respond\/here-[0-9a-f]{16}$/);
  await expectAccessible(phone);
  await phone.getByText("Approve cancellation").first().click();
  const approve = phone.getByRole("button", { name: "Approve cancellation" });
  await expect(approve).toHaveAccessibleDescription("Type approve to continue.");
  await phone.getByRole("textbox", { name: "Type approve to confirm" }).fill(" Approve ");
  await approve.click();
  await expect(phone.getByText(/^You approved the cancellation of /)).toBeVisible();
  await expectAccessible(phone);
  await phone.reload();
  await expect(phone.getByText(/^You approved the cancellation of /), "reloading shows the same").toBeVisible();

  await seller.goto(`/sell/agreements/${agreementId}`);
  await expect(seller.locator("#main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
  await seller.goto(`/sell/agreements/cancellation-requests?f=requestId%3D${requestId}`);
  const row = seller.getByRole("row").filter({ hasText: requestId });
  await expect(row).toContainText("Approved");
  await expect(row).toContainText("By buyer");
  for (const to of parties) {
    await sandbox.mailAbout(requestId, { to, kind: "E5" });
    await sandbox.mailAbout(agreementId, { to, kind: "E10" });
  }
  expect(await sandbox.eventsAbout("northwind", requestId)).toEqual([
    "Agreement Cancellation Request Pending Approval - Proposer",
    "Agreement Cancellation Request Approved - Proposer",
  ]);
});

test("the buyer denies with a reason, and the agreement goes on", async ({ open, sandbox }) => {
  const { seller, agreementId, requestId, emailed } = await sendRequest(open, sandbox);
  const phone = await open({ phone: true });
  await phone.goto(emailed);
  await phone.getByText("Deny cancellation").first().click();
  await phone.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(phone.getByText("Write a reason. It is sent to the seller.")).toBeVisible();
  await expectAccessible(phone);
  const reason = phone.getByRole("textbox", { name: "Reason for denying" });
  await expect(reason).toBeFocused();
  await reason.fill("Two departments still use it.\nPlease ask again in spring.");
  await phone.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(phone.getByText(/^You denied the request. The agreement continues/)).toBeVisible();
  await expectAccessible(phone);

  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Denied", { exact: true }).first()).toBeVisible();
  await expect(seller.getByText("Two departments still use it.").first()).toBeVisible();
  await expect(seller.getByText("By the link emailed to them", { exact: true })).toBeVisible();
  for (const to of parties) {
    expect((await sandbox.mailAbout(requestId, { to, kind: "E7" })).text).toContain("Two departments still use it.");
  }
  expect(await sandbox.eventsAbout("harbour", requestId)).toEqual([
    "Agreement Cancellation Request Pending Approval - Acceptor",
    "Agreement Cancellation Request Rejected - Acceptor",
  ]);
  await seller.getByRole("link", { name: "New request" }).click();
  await expect(seller).toHaveURL(`/sell/agreements/${agreementId}/request-cancellation`);
  await expect(seller.getByRole("button", { name: "Next" })).toBeVisible();
});

test("a withdrawn request cannot be answered any more", async ({ open, sandbox }) => {
  const { seller, requestId, emailed } = await sendRequest(open, sandbox);
  const phone = await open({ phone: true });
  await phone.goto(emailed);
  await phone.getByText("Approve cancellation").first().click();
  await phone.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");

  await seller.goto(`/sell/agreements/cancellation-requests?f=requestId%3D${requestId}`);
  await seller.getByRole("row").filter({ hasText: requestId }).getByRole("radio").check();
  await seller.getByRole("button", { name: "Withdraw request" }).click();
  await seller.getByRole("dialog").getByRole("textbox").fill("Sent to the wrong account.");
  await seller.getByRole("dialog").getByRole("button", { name: "Withdraw request" }).click();
  await expect(seller.getByText(`Request ${requestId} withdrawn.`)).toBeVisible();

  await phone.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(phone.getByText(/withdrew the request a moment ago. Your response was not recorded./)).toBeVisible();
  await expect(phone.getByText(/^Northwind Data withdrew this request on/)).toBeVisible();
  await expect(phone.getByText("Sent to the wrong account.")).toBeVisible();
  await expectAccessible(phone);
  for (const to of parties) await sandbox.mailAbout(requestId, { to, kind: "E8" });
  expect(await sandbox.eventsAbout("northwind", requestId)).toEqual([
    "Agreement Cancellation Request Pending Approval - Proposer",
    "Agreement Cancellation Request Cancelled - Proposer",
  ]);
});

test("the seller's too late withdrawal says who was faster", async ({ open, sandbox }) => {
  const { seller, requestId } = await sendRequest(open, sandbox);
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  const bo = await open({ as: "Bo" });
  await bo.goto(`/buy/cancellation-requests/${requestId}`);
  await bo.getByText("Approve cancellation").first().click();
  await bo.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");
  await bo.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(bo.getByText(/^You approved the cancellation of /)).toBeVisible();

  await seller.getByRole("button", { name: "Withdraw request" }).click();
  const dialogue = seller.getByRole("dialog");
  await dialogue.getByRole("textbox").fill("Changed our mind.");
  await dialogue.getByRole("button", { name: "Withdraw request" }).click();
  await expect(dialogue.getByRole("heading", { name: "Too late to withdraw" })).toBeVisible();
  await expect(dialogue).toContainText(/approved/);
  await expect(dialogue).toContainText(requestId);
});

test("the buyer's colleague sees who answered", async ({ open, sandbox }) => {
  const { requestId, emailed } = await sendRequest(open, sandbox);
  const other = await sandbox.mailAbout(requestId, { to: "procurement@harbour-bank.example", kind: "E1" });
  expect(other.text).not.toContain(emailed);
  const phone = await open({ phone: true });
  await phone.goto(emailed);
  await phone.getByText("Approve cancellation").first().click();
  await phone.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");
  await phone.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(phone.getByText(/^You approved the cancellation of /)).toBeVisible();
  const colleague = await open();
  await colleague.goto(/https?:\S+\/respond\/[\w-]+/.exec(other.text)?.[0] ?? "");
  await expect(colleague.getByText(/^Bo Larsen approved this request on /)).toBeVisible();
  await expect(colleague.getByRole("textbox")).toHaveCount(0);
});
