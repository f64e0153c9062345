import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("Home ticks what was done, copies response links, and hints stay dismissed", async ({ open, sandbox }) => {
  const { seller } = await sendRequest(open, sandbox);
  await seller.goto("/home");
  const requested = seller.getByRole("link", { name: "Request a cancellation" }).locator("..");
  await expect(requested).toContainText("Done: ");
  await expectAccessible(seller);

  const petra = await open({ as: "Petra" });
  await petra.goto("/home");
  const copy = petra.getByRole("button", { name: /^Copy response link of acr-/ }).first();
  await copy.click();
  await expect(petra.getByText("Response link copied.").first()).toBeVisible();
  expect(await petra.evaluate(() => navigator.clipboard.readText())).toMatch(/\/respond\/[\w-]+$/);

  for (const [hint, gone] of [
    [petra.getByRole("button", { name: "Dismiss Get started" }), petra.getByText("Advance the clock")],
    [
      petra.getByRole("button", { name: "Dismiss the note about sample data" }),
      petra.getByText("You're exploring sample data."),
    ],
  ] as const) {
    await hint.click();
    await expect(gone).toHaveCount(0);
  }
  await petra.reload();
  await expect(petra.getByRole("heading", { name: "Awaiting buyers" })).toBeVisible();
  await expect(petra.getByText("You're exploring sample data.")).toHaveCount(0);
  await expect(petra.getByText("Advance the clock")).toHaveCount(0);
});

test("the buyer's banner stays, but says less when it is folded", async ({ open, sandbox }) => {
  await sendRequest(open, sandbox);
  const bo = await open({ as: "Bo" });
  await bo.goto("/home");
  await bo.getByRole("button", { name: "Show less" }).click();
  await expect(bo.getByText("A decision is needed.")).toBeVisible();
  await bo.goto("/buy/subscriptions");
  await expect(bo.getByText("A decision is needed.")).toBeVisible();
  await expect(bo.getByRole("link", { name: "Review request" }).first()).toBeVisible();
  await bo.getByRole("button", { name: "Show more" }).first().click();
  await expect(bo.getByText(/need your decision|asks to cancel/).first()).toBeVisible();
});
