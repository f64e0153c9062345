import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("an administrator sees a request from both sides, changes nothing, and the account knows", async ({
  open,
  sandbox,
}) => {
  const { requestId, agreementId, seller } = await sendRequest(open, sandbox);
  const ada = await open({ as: "Ada" });
  await ada.goto(`/admin/cancellation-requests/${requestId}`);
  await expectAccessible(ada);
  await ada.getByRole("button", { name: "Open as buyer view" }).click();
  await expect(ada).toHaveURL(`/buy/cancellation-requests/${requestId}`);
  await expect(ada.getByText("You see Harbour Bank as its buyer viewer does. Nothing can be changed.")).toBeVisible();
  await expect(ada.getByText("Your role can view this request but not answer it.")).toBeVisible();
  await expect(ada.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
  await expectAccessible(ada);
  await ada.goto("/admin/accounts");
  await expect(ada.getByRole("heading", { name: "Switch account to continue" })).toBeVisible();
  await ada.goto("/buy/subscriptions");
  await ada.getByRole("button", { name: "Filter set actions" }).click();
  await ada.getByRole("menuitem", { name: "Save as new filter set" }).click();
  await ada.getByRole("dialog").getByRole("textbox").fill("Mine");
  await ada.getByRole("dialog").getByRole("button", { name: "Save filter set" }).click();
  await expect(ada.getByText(/^You are looking at this account as its viewers see it./).first()).toBeVisible();
  await ada.getByRole("button", { name: "Close view" }).click();
  await expect(ada).toHaveURL("/admin/accounts/444455556666");
  const views = ada.getByRole("table", { name: "Views by administrators" });
  await expect(views.getByRole("row").filter({ hasText: requestId })).toContainText("Ada");
  await expectAccessible(ada);

  await ada.goto(`/admin/cancellation-requests/${requestId}`);
  await ada.getByRole("button", { name: "Open as seller view" }).click();
  await expect(ada).toHaveURL(`/sell/cancellation-requests/${requestId}`);
  await expect(ada.getByRole("button", { name: "Withdraw request" })).toBeDisabled();
  await ada.goto(`/sell/agreements/${agreementId}`);
  await expect(ada.getByText("Northwind Data as its seller viewer")).toBeVisible();
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();
});

test("the cookie of a view gives nobody else another's eyes", async ({ open }) => {
  const sam = await open({ as: "Sam" });
  await sam.context().addCookies([
    {
      name: "countersign-view-as",
      value: "444455556666.buyer",
      url: sam.url() === "about:blank" ? "http://localhost" : sam.url(),
    },
  ]);
  await sam.goto("/buy/subscriptions");
  await expect(sam.getByRole("heading", { name: "Switch account to continue" })).toBeVisible();
  await sam.goto("/home");
  await expect(sam.getByText("Nothing can be changed.")).toHaveCount(0);
});
