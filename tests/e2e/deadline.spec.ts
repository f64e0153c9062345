import { addDays, addSeconds, subSeconds } from "date-fns";
import { type Portal, startPortal } from "./support/portal";
import { Sandbox } from "./support/sandbox";
import { findCancellableAgreement, type SentRequest, sendRequestFor } from "./support/seller";
import { expect, expectAccessible, type Open, test } from "./support/test";

// Moving the clock moves everything: these tests have a portal of their own.
let own: Portal;
let sandbox: Sandbox;
test.beforeAll(async () => {
  own = await startPortal();
  sandbox = new Sandbox(own.url);
});
test.afterAll(() => own.stop());

/** A request sent while the clock stands still, and the moment its seven days are over. */
async function sendFrozen(open: Open): Promise<SentRequest & { deadline: Date }> {
  const { now } = await sandbox.clock({ freeze: true });
  const seller = await open({ as: "Sam", at: own });
  const sent = await sendRequestFor(seller, sandbox, await findCancellableAgreement(seller));
  return { ...sent, deadline: addDays(new Date(now), 7) };
}

const setClock = (at: Date) => sandbox.clock({ set: at.toISOString() });

test("an answer one second before the deadline counts", async ({ open }) => {
  const { emailed, deadline } = await sendFrozen(open);
  await setClock(subSeconds(deadline, 1));
  const page = await open({ phone: true, at: own });
  await page.goto(emailed);
  await expect(page.getByText("0 min 1 s left")).toBeVisible();
  await page.getByText("Deny cancellation").first().click();
  await page.getByRole("textbox", { name: "Reason for denying" }).fill("We keep it.");
  await page.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(page.getByText(/^You denied the request./)).toBeVisible();
});

test("an answer one second after the deadline is too late, and the request has approved itself", async ({ open }) => {
  const { seller, agreementId, emailed, deadline } = await sendFrozen(open);
  await setClock(subSeconds(deadline, 1));
  const page = await open({ phone: true, at: own });
  await page.goto(emailed);
  await page.getByText("Deny cancellation").first().click();
  await page.getByRole("textbox", { name: "Reason for denying" }).fill("We keep it.");
  await setClock(addSeconds(deadline, 1));
  await page.getByRole("button", { name: "Deny cancellation" }).click();
  await expect(page.getByText(/^The response time ended at .* Your response was not recorded.$/)).toBeVisible();
  await expect(page.getByText(/^Nobody responded by .*, so the cancellation was approved automatically/)).toBeVisible();
  await expectAccessible(page);
  await seller.goto(`/sell/agreements/${agreementId}`);
  await expect(seller.locator("#main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
});

test("a page that was left open closes its forms at the deadline", async ({ open }) => {
  const { emailed, deadline } = await sendFrozen(open);
  await setClock(subSeconds(deadline, 8));
  await sandbox.clock({ resume: true });
  const page = await open({ phone: true, at: own });
  await page.goto(emailed);
  await page.getByText("Deny cancellation").first().click();
  await page.getByRole("textbox", { name: "Reason for denying" }).fill("We keep it.");
  await expect(page.getByText(/^The response time ended at .* while this page was open.$/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Reason for denying" })).toBeDisabled();
  await expect(page.getByText(/^Nobody responded by /)).toBeVisible();
});

test("seven days without an answer approve every waiting request", async ({ open }) => {
  const { seller, agreementId, requestId, emailed } = await sendFrozen(open);
  const { due } = await sandbox.clock({ advance: "P7D" });
  expect(Object.values(due).reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText(/^Automatically .*, no response in 7 days$/).first()).toBeVisible();
  await expect(seller.getByText(/^Simulated time: /)).toBeVisible();
  await expectAccessible(seller);
  await seller.goto(`/sell/agreements/${agreementId}`);
  await expect(seller.locator("#main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
  for (const to of ["alliances@northwind-data.example", "bo@harbour-bank.example"]) {
    await sandbox.mailAbout(requestId, { to, kind: "E6" });
    await sandbox.mailAbout(agreementId, { to, kind: "E10" });
  }
  expect(await sandbox.eventsAbout("harbour", requestId)).toEqual([
    "Agreement Cancellation Request Pending Approval - Acceptor",
    "Agreement Cancellation Request Approved - Acceptor",
  ]);
  await seller.goto("/sell/agreements/cancellation-requests?f=status%3DPENDING_APPROVAL");
  await expect(seller.getByText("No matches")).toBeVisible();
  const page = await open({ phone: true, at: own });
  await page.goto(emailed);
  await expect(page.getByText(/^Nobody responded by /)).toBeVisible();
});
