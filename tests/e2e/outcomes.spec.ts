import { subHours } from "date-fns";
import { system } from "@/lib/auth/actor";
import { failCancellationRequests } from "@/lib/cancellation-requests/fail";
import { inTransaction, startContext } from "@/lib/context";
import { disconnect } from "@/lib/db";
import { provide } from "@/lib/env";
import { startDatabase } from "./support/database";
import { type Portal, startPortal } from "./support/portal";
import { Sandbox } from "./support/sandbox";
import { findCancellableAgreement, harbour, sendRequestFor } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

let database: Awaited<ReturnType<typeof startDatabase>>;
let own: Portal;
test.beforeAll(async () => {
  database = await startDatabase();
  own = await startPortal({ DATABASE_URL: database.url });
  provide({ DATABASE_URL: database.url });
});
test.afterAll(async () => {
  await disconnect();
  await own.stop();
  await database.stop();
});

test("a request that could not be processed asks nothing of the buyer", async ({ open }) => {
  const seller = await open({ as: "Sam", at: own });
  const agreementId = await findCancellableAgreement(seller);
  const { requestId, emailed } = await sendRequestFor(seller, new Sandbox(own.url), agreementId);
  const ctx = await startContext(system);
  await inTransaction(ctx, (tx) =>
    failCancellationRequests(tx, [{ id: requestId, at: tx.now, reason: "Another agreement depends on it." }]),
  );
  const page = await open({ phone: true, at: own });
  await page.goto(emailed);
  await expect(page.getByText("This request could not be processed. You don't need to do anything.")).toBeVisible();
  await expect(page.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
  await expectAccessible(page);
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Validation failed").first()).toBeVisible();
  await expect(seller.getByText("Another agreement depends on it.").first()).toBeVisible();
  await expectAccessible(seller);
});

test("an agreement that ended otherwise meanwhile needs no response", async ({ open }) => {
  const seller = await open({ as: "Sam", at: own });
  const agreementId = await findCancellableAgreement(seller);
  const { requestId, emailed } = await sendRequestFor(seller, new Sandbox(own.url), agreementId);
  const page = await open({ phone: true, at: own });
  await page.goto(emailed);
  await page.getByText("Deny cancellation").first().click();
  await page.getByRole("textbox", { name: "Reason for denying" }).fill("We keep it.");

  // The seller's own export says that it has ended.
  const started = subHours(new Date(), 24 * 300).toISOString();
  const ended = {
    agreementId,
    agreementType: "PurchaseAgreement",
    acceptanceTime: started,
    startTime: started,
    endTime: subHours(new Date(), 1).toISOString(),
    acceptor: { accountId: harbour },
    proposer: { accountId: "111122223333" },
    proposalSummary: {
      offerId: "offer-ended0000001",
      resources: [{ id: "prod-sampleinsightstudio", type: "SaaSProduct" }],
    },
    status: "TERMINATED",
  };
  const imported = await seller.request.post("/developer/data/import?account=111122223333&dryRun=false", {
    headers: { "Content-Type": "application/octet-stream" },
    data: JSON.stringify({ agreementViewSummaries: [ended] }),
  });
  expect(await imported.json()).toMatchObject({ updated: 1, rejected: [] });

  await page.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(page.getByText(/^This agreement already ended on .* No response is needed.$/)).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await seller.goto(`/sell/cancellation-requests/${requestId}`);
    await expect(seller.getByText("Validation failed").first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
});
