import { DescribeAgreementCommand, MarketplaceAgreementClient } from "@aws-sdk/client-marketplace-agreement";
import { expect, expectAccessible, test } from "./support/test";

const agreementId = "agmt-samplenorthwind0000000007";

test("a developer makes a key, calls with it, finds the call in the log, and disables the key", async ({
  open,
  portal,
}) => {
  const page = await open({ as: "Ines" });
  await page.goto("/developer/keys");
  await page.getByRole("button", { name: "Create access key" }).click();
  const dialogue = page.getByRole("dialog", { name: "Create access key" });
  await dialogue.getByLabel("Name").fill("nightly tests");
  await dialogue.getByRole("button", { name: "Create access key" }).click();
  const shown = page.getByRole("dialog", { name: "Access key created" });
  const copied = async (name: string) => {
    await shown.getByRole("button", { name }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const credentials = {
    accessKeyId: await copied("Copy the key id"),
    secretAccessKey: await copied("Copy the secret access key"),
  };
  expect(credentials.accessKeyId).toMatch(/^key-[0-9a-f]{20}$/);
  await expectAccessible(page);
  await shown.getByRole("button", { name: "I've saved it" }).click();
  const row = page.getByRole("row").filter({ hasText: "nightly tests" });
  await expect(row).toContainText("Enabled");

  const client = new MarketplaceAgreementClient({
    endpoint: portal.url,
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
  });
  const answer = await client.send(new DescribeAgreementCommand({ agreementId }));
  expect(answer).toMatchObject({ agreementId });

  await page.goto(`/developer/requests?agreement=${agreementId}`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "DescribeAgreement" }).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByRole("link", { name: "DescribeAgreement" }).first().click();
  await expect(page.getByText(answer.$metadata.requestId ?? "none").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Answer as JSON" })).toContainText('"status":');
  await expectAccessible(page);

  await page.goto("/developer/keys");
  await page.getByRole("button", { name: "Actions for nightly tests" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(row).toContainText("Disabled");
  const refused = await client.send(new DescribeAgreementCommand({ agreementId })).catch((error: Error) => error);
  expect(refused).toMatchObject({ name: "UnrecognizedClientException" });
});

test("the overview tests the connection, and the reference explains an operation", async ({ open }) => {
  const page = await open({ as: "Ines" });
  await page.goto("/developer");
  await expect(page.getByRole("region", { name: "Environment" })).toContainText(
    "AWS_ENDPOINT_URL_MARKETPLACE_AGREEMENT",
  );
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText(/^It works: 200 in \d+ ms/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "SendAgreementCancellationRequest" }).click();
  await expect(page.getByRole("heading", { name: "SendAgreementCancellationRequest", level: 1 })).toBeVisible();
  await expect(page.getByRole("table", { name: "Request" })).toContainText("1–64 characters");
  await expectAccessible(page);
  await page.goto("/developer/reference");
  await expect(page.getByText("(25/25)")).toBeVisible();
  await expectAccessible(page);
});

test("a fault fails calls on purpose and says so on every page until it is removed", async ({ open, portal }) => {
  const page = await open({ as: "Ines" });
  await page.goto("/developer");
  await page.getByRole("button", { name: "Add fault" }).click();
  const dialogue = page.getByRole("dialog", { name: "Add fault" });
  await dialogue.getByLabel("Percent of calls").fill("100");
  await dialogue.getByRole("button", { name: "Add fault" }).click();
  await expect(page.getByText("The API throttles or fails on purpose.")).toBeVisible();
  const credentials = {
    accessKeyId: "sample-northwind-operator",
    secretAccessKey: "sample-secret-northwind-operator",
  };
  const client = new MarketplaceAgreementClient({
    endpoint: portal.url,
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
  });
  const read = () => client.send(new DescribeAgreementCommand({ agreementId }));
  await expect(read()).rejects.toMatchObject({ name: "InternalServerException" });
  await page.getByRole("button", { name: "Remove the fault of *" }).click();
  await expect(page.getByText("The API throttles or fails on purpose.")).toHaveCount(0);
  expect(await read()).toMatchObject({ agreementId });
});
