import type { Page } from "@playwright/test";
import { linkIn, type Sandbox } from "./sandbox";
import { expect, type Open } from "./test";

export const harbour = "444455556666";

/** An active agreement of Northwind Data that nobody has asked to cancel and no other test uses. */
export async function findCancellableAgreement(
  page: Page,
  filters: string[] = [`buyerId=${harbour}`],
): Promise<string> {
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const wanted = ["status=ACTIVE", "pricingModel!=USAGE", `endAt>=${soon}`, ...filters];
  // Those that were denied or withdrawn may be asked for again, once the untouched ones are used up.
  const untouched = await listAgreements(page, [...wanted, "cancellation=NONE"]);
  const answered = await listAgreements(page, [...wanted, "cancellation!=NONE", "cancellation!=PENDING_APPROVAL"]);
  for (const { id } of [...untouched.filter(({ id }) => !usedAgreements.has(id)), ...answered]) {
    usedAgreements.add(id);
    const answer = await page.request.get(`/sell/agreements/${id}/request-cancellation`);
    if (!(await answer.text()).includes("requested now")) return id;
  }
  throw new Error("The sample data has no agreement left for this test.");
}

const usedAgreements = new Set<string>();

export type ListedAgreement = { id: string; status: string };

/** The seller's list under these filters, as its download has it. */
export async function listAgreements(page: Page, filters: string[]): Promise<ListedAgreement[]> {
  const query = new URLSearchParams([...filters.map((filter) => ["f", filter]), ["sort", "-endAt"]]);
  const file = await (await page.request.get(`/sell/agreements/export?${query}`)).text();
  return [...file.matchAll(/^(agmt-[\w-]+),([^,]*)/gm)].map(([, id = "", status = ""]) => ({ id, status }));
}

/** Requests the cancellation through the wizard; returns the request's ID. */
export async function requestCancellation(
  page: Page,
  agreementId: string,
  details = "You asked us to end it.",
): Promise<string> {
  await page.goto(`/sell/agreements/${agreementId}/request-cancellation`);
  await chooseReason(page);
  await page.getByRole("textbox", { name: /Additional details/ }).fill(details);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: "Request sent" })).toBeVisible();
  return /acr-[a-z0-9]+/.exec(page.url())?.[0] ?? "";
}

/** The list of reasons may still be moving into place when it is clicked: chosen is what the field shows. */
async function chooseReason(page: Page) {
  const field = page.getByRole("button", { name: /Cancellation reason/ });
  await expect(async () => {
    await field.click();
    await page.getByRole("option", { name: /^Customer request/ }).click({ timeout: 3000 });
    await expect(field).toContainText("Customer request", { timeout: 1000 });
  }).toPass();
}

export type SentRequest = {
  agreementId: string;
  requestId: string;
  /** The link in the mail to Bo, who may decide by it. */
  emailed: string;
  /** The link that the seller copies, which decides nothing. */
  shared: string;
  seller: Page;
};

/** A request from Northwind Data that waits for Harbour Bank, and its two links. */
export async function sendRequest(open: Open, sandbox: Sandbox, details?: string): Promise<SentRequest> {
  const seller = await open({ as: "Sam" });
  const agreementId = await findCancellableAgreement(seller);
  return sendRequestFor(seller, sandbox, agreementId, details);
}

export async function sendRequestFor(seller: Page, sandbox: Sandbox, agreementId: string, details?: string) {
  const requestId = await requestCancellation(seller, agreementId, details);
  const shared = await seller.getByRole("textbox", { name: "Buyer response link" }).inputValue();
  const mail = await sandbox.mailAbout(requestId, { to: "bo@harbour-bank.example", kind: "E1" });
  return { agreementId, requestId, emailed: linkIn(mail), shared, seller };
}
