import { expectReason } from "./support/reasons";
import { expect, expectAccessible, test } from "./support/test";

test("the buyer looks at a quote, accepts it and sees what the agreement became", async ({ open }) => {
  const bo = await open({ as: "Bo" });
  await bo.goto("/home");
  await bo.getByRole("link", { name: "Agreement requests" }).click();
  await expect(bo).toHaveURL("/buy/agreement-requests");
  await expect(bo.getByRole("heading", { name: /^Agreement requests/ })).toBeVisible();
  for (const status of ["Open", "Accepted", "Superseded", "Expired"]) {
    await expect(bo.getByRole("gridcell", { name: status, exact: true }).first()).toBeVisible();
  }
  await expectAccessible(bo);

  const row = bo.getByRole("row").filter({ has: bo.getByRole("gridcell", { name: "Open", exact: true }) });
  await row.getByRole("radio").check();
  await bo.getByRole("button", { name: "View request" }).click();
  await expect(bo.getByRole("heading", { name: "Insight Studio – amendment" })).toBeVisible();
  await expect(bo.getByText("On acceptance")).toBeVisible();
  // Twelve months of seven more seats.
  await expect(bo.getByText("USD 1,680.00").first()).toBeVisible();
  await expect(bo.getByText("USD 1,818.60").first()).toBeVisible();
  await expectAccessible(bo);

  await bo.getByRole("button", { name: "Accept", exact: true }).click();
  const dialogue = bo.getByRole("dialog");
  await expect(dialogue).toContainText("You can't undo this.");
  await expectAccessible(bo);
  await dialogue.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(bo).toHaveURL(/\/buy\/agreements\/agmt-/);
  await expect(bo.getByText("USD 7,680.00").first()).toBeVisible();
  await bo.goto("/buy/agreement-requests?f=status%3DOPEN");
  await expect(bo.getByText("No matches")).toBeVisible();
});

test("what was accepted is offered no longer, and who only looks is told so", async ({ open }) => {
  const hana = await open({ as: "Hana" });
  await hana.goto("/buy/agreement-requests?f=status%3DACCEPTED");
  await hana.getByRole("row").getByRole("link", { name: /^ar-/ }).first().click();
  await expect(hana).toHaveURL(/\/buy\/agreement-requests\/ar-/);
  await expectReason(
    hana.getByRole("button", { name: "Accept", exact: true }),
    "Only open requests can be accepted. This one is accepted.",
  );
});

test("proposals are listed with a call that asks for a quote", async ({ open }) => {
  const bo = await open({ as: "Bo" });
  await bo.goto("/buy/proposals");
  const private_ = bo.getByRole("row").filter({ hasText: "at-samplemilestones" });
  await expect(private_).toContainText("Your account only");
  await expect(bo.getByRole("row").filter({ hasText: "at-sampleflowkestrel" })).toHaveCount(0);
  await expectAccessible(bo);
  await expectReason(bo.getByRole("button", { name: "View as code" }), "Select a proposal first.");
  await private_.getByRole("radio").check();
  await bo.getByRole("button", { name: "View as code" }).click();
  await expect(bo.getByRole("dialog")).toContainText("create-agreement-request");
  await expect(bo.getByRole("dialog")).toContainText("term-milestones-variablepayment");
});

test("an agreement names its predecessor and its successor", async ({ open }) => {
  const lena = await open({ as: "Lena" });
  await lena.goto("/buy/agreement-requests?f=intent%3DREPLACE");
  await lena
    .getByRole("row")
    .getByRole("link", { name: /^agmt-/ })
    .first()
    .click();
  await expect(lena.getByText("Replacement", { exact: true })).toBeVisible();
  await expect(lena.getByText("Predecessor, replaced by this agreement")).toBeVisible();
  await expectAccessible(lena);
  const here = lena.url();
  await lena.getByRole("row").filter({ hasText: "Predecessor" }).getByRole("link").click();
  await expect(lena).not.toHaveURL(here);
  await expect(lena.getByText("Successor by replacement")).toBeVisible();
});
