import { expectReason } from "./support/reasons";
import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("an administrator sees the requests of every account, and how it stands", async ({ open }) => {
  const ada = await open({ as: "Ada" });
  await ada.goto("/admin/cancellation-requests?size=10");
  for (const label of ["Pending", "Due in 24 h", "Approved automatically in 30 days", "Median time to answer"]) {
    await expect(ada.locator("#main").getByText(label, { exact: true }).first()).toBeVisible();
  }
  await expectAccessible(ada);
  await ada.goto("/admin/cancellation-requests?size=100");
  for (const seller of ["Northwind Data", "Meridian Resale Partners", "Cobalt Security"]) {
    await expect(ada.getByRole("row").filter({ hasText: seller }).first()).toBeVisible();
  }
  await expect(ada.getByRole("button", { name: /approve|deny|withdraw|copy link/i })).toHaveCount(0);
  await expectReason(ada.getByRole("button", { name: "View details" }), "Select a request first.");
  const file = await (await ada.request.get("/admin/cancellation-requests/export?f=status%3DCANCELLED")).text();
  expect(file).toContain("Withdrawn");
  expect(file).not.toContain("Denied");
});

test("replacing a link needs a reason, ends the old links and mails new ones", async ({ open, sandbox }) => {
  const { requestId, emailed, seller } = await sendRequest(open, sandbox);
  const ada = await open({ as: "Ada" });
  await ada.goto(`/admin/cancellation-requests?f=requestId%3D${requestId}`);
  await ada.getByRole("row").filter({ hasText: requestId }).getByRole("radio").check();
  await ada.getByRole("button", { name: "Actions", exact: true }).click();
  await ada.getByRole("menuitem", { name: "Replace response link" }).click();
  const dialogue = ada.getByRole("dialog");
  await expectReason(dialogue.getByRole("button", { name: "Replace response link" }), "Say why the link is replaced.");
  await expectAccessible(ada);
  await dialogue.getByRole("textbox", { name: "Reason" }).fill("Sent to a mailing list.");
  await dialogue.getByRole("button", { name: "Replace response link" }).click();
  await expect(ada.getByText(`The links of ${requestId} were replaced`).first()).toBeVisible();
  const page = await open({ phone: true });
  await page.goto(emailed);
  await expect(page.getByText("This link was replaced.")).toBeVisible();
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();
  await ada.goto(`/admin/cancellation-requests/${requestId}`);
  await expect(ada.getByText("Sent to a mailing list.").first()).toBeVisible();
});

test("people of a party do not reach the administrator's pages", async ({ open }) => {
  for (const as of ["Sam", "Bo"]) {
    const page = await open({ as });
    await page.goto("/admin/cancellation-requests");
    await expect(page.getByRole("heading", { name: "Switch account to continue" })).toBeVisible();
    expect((await page.request.get("/admin/cancellation-requests/export", { maxRedirects: 0 })).status()).not.toBe(200);
  }
});
