import { formFields, postForm } from "./support/forms";
import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("a seller who gets hold of the buyer's link sees a preview and cannot decide by it", async ({ open, sandbox }) => {
  const { seller, requestId, emailed } = await sendRequest(open, sandbox);
  const buyer = await open({ javaScript: false });
  await buyer.goto(emailed);
  const approval = await formFields(buyer, "Approve cancellation");

  await seller.goto(emailed);
  await expect(seller.getByText("You're signed in as Northwind Data.")).toBeVisible();
  await expect(seller.getByText("Only Harbour Bank can respond here.")).toBeVisible();
  await expect(seller.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
  await expectAccessible(seller);
  await postForm(seller, emailed, { ...approval, confirmation: "approve" });
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();
});

test("the buyer's console answers a seller with the account switch, and its forms change nothing", async ({
  open,
  sandbox,
}) => {
  const { seller, agreementId, requestId } = await sendRequest(open, sandbox);
  const review = `/buy/cancellation-requests/${requestId}`;
  const bo = await open({ as: "Bo", javaScript: false });
  await bo.goto(review);
  const approval = await formFields(bo, "Approve cancellation");
  expect(approval.requestId).toBe(requestId);

  for (const path of [review, "/buy/cancellation-requests", "/buy/subscriptions", `/buy/agreements/${agreementId}`]) {
    await seller.goto(path);
    await expect(seller.getByRole("heading", { name: "Switch account to continue" })).toBeVisible();
  }
  await expectAccessible(seller);
  await postForm(seller, review, { ...approval, confirmation: "approve" });
  await postForm(seller, `/sell/cancellation-requests/${requestId}`, { ...approval, confirmation: "approve" });
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();

  await postForm(bo, review, { ...approval, confirmation: "approve" });
  await seller.reload();
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toHaveCount(0);
});

test("a viewer at the buyer is told whom to ask", async ({ open, sandbox }) => {
  const { seller, requestId, emailed } = await sendRequest(open, sandbox);
  const bo = await open({ as: "Bo", javaScript: false });
  await bo.goto(`/buy/cancellation-requests/${requestId}`);
  const approval = await formFields(bo, "Approve cancellation");
  const hana = await open({ as: "Hana" });
  for (const address of [`/buy/cancellation-requests/${requestId}`, emailed]) {
    await hana.goto(address);
    await expect(hana.getByText("Ask Bo Larsen to respond.")).toBeVisible();
    await expect(hana.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
    await expectAccessible(hana);
  }
  await postForm(hana, `/buy/cancellation-requests/${requestId}`, { ...approval, confirmation: "approve" });
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();
});

test("a buyer of another account is told whose request it is", async ({ open, sandbox }) => {
  const { requestId, emailed } = await sendRequest(open, sandbox);
  const lena = await open({ as: "Lena" });
  await lena.goto(emailed);
  await expect(lena.getByText("This request is for account •••• 6666. You're using Alder Health.")).toBeVisible();
  await expect(lena.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
  await expectAccessible(lena);
  await lena.goto(`/buy/cancellation-requests/${requestId}`);
  await expect(lena.getByRole("heading", { name: "We can't find that in Alder Health" })).toBeVisible();
});

test("an administrator watches and never decides", async ({ open, sandbox }) => {
  const { requestId, emailed } = await sendRequest(open, sandbox);
  const ada = await open({ as: "Ada" });
  await ada.goto(`/admin/cancellation-requests/${requestId}`);
  await expect(ada.getByRole("heading", { name: /^Cancellation of .* – Harbour Bank/ })).toBeVisible();
  await expect(ada.getByRole("button", { name: /approve|deny|withdraw/i })).toHaveCount(0);
  await expectAccessible(ada);
  await ada.goto(emailed);
  await expect(ada.getByText(/You're using Portal Operations/)).toBeVisible();
  await expect(ada.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
});
