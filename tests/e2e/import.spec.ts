import { join } from "node:path";
import { expectReason } from "./support/reasons";
import { sendRequestFor } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

const file = join(process.cwd(), "docs/samples/agreements-and-renewals.csv");

test("a seller imports the dashboard's export and cancels an agreement from it", async ({ open, sandbox }) => {
  const sam = await open({ as: "Sam" });
  await sam.goto("/developer/data");
  await expectReason(sam.getByRole("button", { name: "Check file" }), "Choose a file first.");
  await sam.locator("input[type=file]").setInputFiles(file);
  await sam.getByRole("button", { name: "Check file" }).click();
  await expect(sam.getByText(/^This is what an import would do. Nothing was written./)).toBeVisible();
  await expect(sam.getByRole("heading", { name: "Rejected rows (2)" })).toBeVisible();
  await expectAccessible(sam);
  await sam.getByRole("button", { name: /^Import \d+ agreements$/ }).click();
  await expect(sam.getByText(/^The file was imported./)).toBeVisible();
  await sam.getByRole("button", { name: "Check file" }).click();
  await expect(sam.getByText(/^This is what an import would do./)).toBeVisible();
  await expectReason(sam.getByRole("button", { name: "Import", exact: true }), "There is nothing new in this file.");

  const query = "f=status%3DACTIVE&f=buyerId%3D444455556666&f=agreementId!%3Aagmt-sample&f=cancellation%3DNONE&size=10";
  await sam.goto(`/sell/agreements?${query}`);
  const imported = sam.getByRole("row").getByRole("link", { name: /^agmt-/ });
  await expect(imported.first()).toBeVisible();
  const agreementId = String(await imported.first().textContent());
  const { emailed } = await sendRequestFor(sam, sandbox, agreementId, "Imported, and cancelled.");
  const phone = await open({ phone: true });
  await phone.goto(emailed);
  await phone.getByText("Approve cancellation").first().click();
  await phone.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");
  await phone.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(phone.getByText(/^You approved the cancellation of /)).toBeVisible();
  await sam.goto(`/sell/agreements/${agreementId}`);
  await expect(sam.locator("#main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
});
