import { expectReason } from "./support/reasons";
import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("the banner counts what waits for the buyer and leads to it", async ({ open, sandbox }) => {
  const { requestId } = await sendRequest(open, sandbox);
  const bo = await open({ as: "Bo" });
  await bo.goto("/buy/subscriptions?size=10");
  await expect(bo.getByText(/^\d+ cancellation requests need your decision. The next is due /)).toBeVisible();
  await expectAccessible(bo);
  await bo.getByRole("link", { name: "Review request" }).first().click();
  await expect(bo).toHaveURL("/buy/cancellation-requests");
  await bo.goto(`/buy/cancellation-requests?f=requestId%3D${requestId}`);
  await bo.getByRole("row").filter({ hasText: requestId }).getByRole("radio").check();
  await bo.getByRole("button", { name: "Review request" }).click();
  await expect(bo).toHaveURL(`/buy/cancellation-requests/${requestId}`);
});

test("the buyer reviews from the agreement and approves by typing", async ({ open, sandbox }) => {
  const { agreementId, requestId } = await sendRequest(open, sandbox, "Please review it in the console.");
  const bo = await open({ as: "Bo" });
  await bo.goto(`/buy/agreements/${agreementId}`);
  for (const heading of ["Vendor refund policy", "Vendor support", /Agreement cancellation requests/]) {
    await expect(bo.getByRole("heading", { name: heading })).toBeVisible();
  }
  await expectAccessible(bo);
  await bo.getByRole("link", { name: "Review request" }).last().click();
  await expect(bo).toHaveURL(`/buy/cancellation-requests/${requestId}`);
  await expect(bo.getByText("Please review it in the console.")).toBeVisible();
  await bo.getByText("Approve cancellation").first().click();
  await expectAccessible(bo);
  await bo.getByRole("textbox", { name: "Type approve to confirm" }).fill("yes");
  await expectReason(bo.getByRole("button", { name: "Approve cancellation" }), "Type approve to continue.");
  await bo.getByRole("textbox", { name: "Type approve to confirm" }).fill("APPROVE");
  await bo.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(bo.getByText(/^You approved the cancellation of /)).toBeVisible();
  await bo.goto(`/buy/subscriptions/inactive?f=agreementId%3D${agreementId}`);
  await expect(bo.getByRole("row").filter({ hasText: agreementId })).toContainText("Cancelled");
});

test("the buyer denies in the console with a reason", async ({ open, sandbox }) => {
  const { requestId } = await sendRequest(open, sandbox);
  const bo = await open({ as: "Bo" });
  await bo.goto(`/buy/cancellation-requests/${requestId}`);
  await bo.getByText("Deny cancellation").first().click();
  await bo.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(bo.getByText("Write a reason. It is sent to the seller.")).toBeVisible();
  await bo.getByRole("textbox", { name: "Reason for denying" }).fill("The audit needs it.");
  await bo.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(bo.getByText(/^You denied the request./)).toBeVisible();
  await expectAccessible(bo);
});

test("two open windows: the second answer is refused and the page shows the first", async ({ open, sandbox }) => {
  const { requestId, emailed } = await sendRequest(open, sandbox);
  const bo = await open({ as: "Bo" });
  await bo.goto(`/buy/cancellation-requests/${requestId}`);
  await bo.getByText("Approve cancellation").first().click();
  await bo.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");
  const phone = await open({ phone: true });
  await phone.goto(emailed);
  await phone.getByText("Deny cancellation").first().click();
  await phone.getByRole("textbox", { name: "Reason for denying" }).fill("Faster.");
  await phone.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(phone.getByText(/^You denied the request./)).toBeVisible();
  await bo.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(bo.getByText("Your response was not recorded.")).toBeVisible();
  await expect(bo.getByText("Reason: Faster.")).toBeVisible();
});

test("a pay-as-you-go subscription is cancelled by typing, a contract is not", async ({ open }) => {
  const bo = await open({ as: "Bo" });
  await bo.goto("/buy/subscriptions?f=status%3DACTIVE&size=100");
  const rows = bo.getByRole("row").filter({ has: bo.getByRole("radio") });
  const contract = rows.filter({ hasNotText: "No end date" }).first();
  await expectReason(bo.getByRole("button", { name: "Cancel subscription" }), "Select a subscription first.");
  await contract.getByRole("radio").check();
  await expectReason(
    bo.getByRole("button", { name: "Cancel subscription" }),
    /This contract can't be cancelled here. Ask .+ to start a cancellation/,
  );
  const cancel = bo.getByRole("button", { name: "Cancel subscription" });
  const usage = rows.filter({ hasText: "No end date (usage-based)" });
  for (let i = 0; i < (await usage.count()); i++) {
    await usage.nth(i).getByRole("radio").check();
    if (await cancel.isEnabled()) break;
  }
  await cancel.click();
  const dialogue = bo.getByRole("dialog");
  await expectReason(dialogue.getByRole("button", { name: "Cancel subscription" }), "Type confirm to continue.");
  await expectAccessible(bo);
  await dialogue.getByRole("textbox").fill("confirm");
  await dialogue.getByRole("button", { name: "Cancel subscription" }).click();
  await expect(bo.getByText("No further invoices will be issued.", { exact: false }).first()).toBeVisible();
});

test("the buyer's list downloads with its filter", async ({ open }) => {
  const bo = await open({ as: "Bo" });
  const file = await (await bo.request.get("/buy/subscriptions/export/active")).text();
  const lines = file.trim().split("\r\n");
  expect(lines.length).toBeGreaterThan(10);
  expect(file).not.toContain("Cancelled");
  const answered = await (await bo.request.get("/buy/cancellation-requests/export?f=status%3DREJECTED")).text();
  expect(answered).toContain("Denied");
  expect(answered).not.toContain("Pending approval");
});
