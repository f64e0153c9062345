import { listAgreements } from "./support/seller";
import { expect, expectAccessible, type Open, test } from "./support/test";

/** Harbour Bank's agreement by milestones, under which the sample data has three payment requests. */
async function variableAgreement(open: Open) {
  const sam = await open({ as: "Sam" });
  const agreements = await listAgreements(sam, ["status=ACTIVE", "pricingModel=VARIABLE", "buyerId=444455556666"]);
  for (const { id } of agreements) {
    await sam.goto(`/sell/agreements/${id}/requests`);
    if (await sam.getByText("Milestone 1: data model").isVisible()) return { sam, id };
  }
  throw new Error("The sample data has no payment requests.");
}

test("a seller requests a payment, the buyer accepts it, and it is charged with the buyer's purchase order", async ({
  open,
}) => {
  const { sam, id } = await variableAgreement(open);
  await expectAccessible(sam);
  await sam.getByRole("button", { name: "Request payment", exact: true }).click();
  const dialog = sam.getByRole("dialog", { name: "Request payment" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Ext");
  await dialog.getByRole("textbox", { name: "Amount (USD)" }).fill("9999999");
  await expectAccessible(sam);
  await dialog.getByRole("button", { name: "Request payment" }).click();
  await expect(dialog.getByText("Write a name of at least 5 characters.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Extra workshop");
  await dialog.getByRole("button", { name: "Request payment" }).click();
  await expect(dialog.getByText(/is left to request\./)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Amount (USD)" }).fill("1,234.50");
  await dialog.getByRole("button", { name: "Request payment" }).click();
  await expect(sam.getByText("Payment requested.", { exact: false })).toBeVisible();
  await expect(sam.getByRole("row").filter({ hasText: "Extra workshop" })).toContainText("USD 1,234.50");

  const bo = await open({ as: "Bo" });
  await bo.goto(`/buy/agreements/${id}`);
  await expectAccessible(bo);
  await bo.getByRole("button", { name: "Accept Extra workshop" }).click();
  await bo.getByRole("textbox", { name: "Purchase order (optional)" }).fill("PO-4711");
  await bo.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
  await expect(bo.getByText("Payment request accepted.")).toBeVisible();
  await expect(bo.getByRole("row").filter({ hasText: "PO-4711" })).toContainText("USD 1,234.50");
  await sam.goto(`/sell/agreements/${id}/requests`);
  await expect(sam.getByRole("row").filter({ hasText: "Extra workshop" })).toContainText("Accepted");
});

test("a buyer declines with a reason, and the seller reads it", async ({ open }) => {
  const { sam, id } = await variableAgreement(open);
  const bo = await open({ as: "Bo" });
  await bo.goto(`/buy/agreements/${id}`);
  await bo.getByRole("button", { name: "Decline Milestone 2: reports and training" }).click();
  await bo.getByRole("textbox", { name: /^Reason/ }).fill("Two reports are missing.");
  await bo.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(bo.getByText("Payment request declined.")).toBeVisible();
  await sam.reload();
  const row = sam.getByRole("row").filter({ hasText: "Milestone 2: reports and training" });
  await expect(row).toContainText("Declined");
  await expect(row).toContainText("Two reports are missing.");
});

test("a buyer writes a purchase order into a scheduled charge", async ({ open }) => {
  const bo = await open({ as: "Bo" });
  const sam = await open({ as: "Sam" });
  const agreements = await listAgreements(sam, ["status=ACTIVE", "pricingModel=CONTRACT", "buyerId=444455556666"]);
  for (const { id } of agreements) {
    await bo.goto(`/buy/agreements/${id}`);
    const scheduled = bo
      .getByRole("row")
      .filter({ has: bo.getByText("Scheduled", { exact: true }) })
      .first();
    if (!(await scheduled.isVisible())) continue;
    await scheduled.getByRole("button", { name: /Edit purchase order/ }).click();
    await bo.getByRole("textbox", { name: "Purchase order" }).fill("PO-2027-01");
    await bo.keyboard.press("Enter");
    await expect(bo.getByRole("row").filter({ hasText: "PO-2027-01" })).toBeVisible();
    await bo.reload();
    await expect(bo.getByRole("row").filter({ hasText: "PO-2027-01" })).toContainText("Scheduled");
    return;
  }
  throw new Error("The sample data has no scheduled charge.");
});
