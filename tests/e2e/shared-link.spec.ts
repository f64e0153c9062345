import { formFields, postForm } from "./support/forms";
import { sendRequest } from "./support/seller";
import { expect, expectAccessible, test } from "./support/test";

test("the link that the seller holds only lets the buyer sign in or ask for a code", async ({ open, sandbox }) => {
  const { seller, requestId, shared } = await sendRequest(open, sandbox, "A message that only the parties read.");
  const page = await open({ phone: true });
  await page.goto(shared);
  await expect(page.getByText("A decision is needed")).toBeVisible();
  await expect(page.getByText("•••• 6666")).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(2);
  await expect(page.getByText("b•••@harbour-bank.example")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  for (const secret of ["A message that only", "444455556666", "bo@harbour", requestId]) {
    expect(await page.content(), secret).not.toContain(secret);
  }
  await expect(page.getByRole("button", { name: /approve|deny/i })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole("link", { name: /^Continue as Bo/ }).click();
  await page.getByRole("button", { name: /^Continue as Bo\b/ }).click();
  await expect(page.getByRole("heading", { name: "Agreement cancellation response" })).toBeVisible();
  await expect(page.getByText("A message that only the parties read.")).toBeVisible();
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();
});

test("a code mailed to a registered contact lets its reader decide this one request", async ({ open, sandbox }) => {
  const { seller, requestId, shared } = await sendRequest(open, sandbox);
  const page = await open({ phone: true });
  await page.goto(shared);
  await page.getByText("p•••@harbour-bank.example").click();
  await page.getByRole("button", { name: "Email me a 6-digit code" }).click();
  const field = page.getByRole("textbox", { name: "6-digit code" });
  await expect(field).toBeVisible();
  await expectAccessible(page);
  const mail = await sandbox.mailAbout("code", { to: "procurement@harbour-bank.example", kind: "E15" });
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? "";
  expect(mail.subject, "the code stays out of the subject").not.toContain(code);

  await field.fill(code === "123456" ? "654321" : "123456");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("That code isn't right, or it is too old.")).toBeVisible();
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(`Responding to request ${requestId} only`)).toBeVisible();
  await expectAccessible(page);

  await page.getByText("Approve cancellation").first().click();
  await page.getByRole("textbox", { name: "Type approve to confirm" }).fill("approve");
  await page.getByRole("button", { name: "Approve cancellation" }).click();
  await expect(page.getByText(/^You approved the cancellation of /)).toBeVisible();
  await page.getByRole("button", { name: "End session" }).click();
  await expect(page.getByText("No response is needed any more.")).toBeVisible();
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Confirmed by an emailed code", { exact: true })).toBeVisible();
});

test("a second code has to wait, and asking again says for how long", async ({ open, sandbox }) => {
  const { shared } = await sendRequest(open, sandbox);
  const page = await open({ javaScript: false });
  await page.goto(shared);
  await page.getByRole("button", { name: "Email me a 6-digit code" }).click();
  await page.getByText("No code? Send a new one").click();
  await page.getByRole("button", { name: "Email me a 6-digit code" }).click();
  await expect(page.getByText(/^A code was sent already. You can ask for another one in \d+ s.$/)).toBeVisible();
});

test("forms of the emailed link, sent by hand to the shared link, decide nothing", async ({ open, sandbox }) => {
  const { seller, requestId, emailed, shared } = await sendRequest(open, sandbox);
  const buyer = await open({ javaScript: false });
  await buyer.goto(emailed);
  const approval = await formFields(buyer, "Approve cancellation");
  const denial = await formFields(buyer, "Deny cancellation");
  const stranger = await open({ javaScript: false });
  await stranger.goto(shared);
  const strangersView = await stranger.locator("[name=view]").first().inputValue();
  const views: Record<string, string>[] = [{}, { view: "" }, { view: strangersView }];
  for (const view of views) {
    await postForm(stranger, shared, { ...approval, ...view, confirmation: "approve" });
    await postForm(stranger, shared, { ...denial, ...view, rejectionReason: "By hand." });
  }
  await seller.goto(`/sell/cancellation-requests/${requestId}`);
  await expect(seller.getByText("Nobody has answered yet.", { exact: false })).toBeVisible();

  await postForm(buyer, emailed, { ...denial, rejectionReason: "The buyer's own post counts." });
  await seller.reload();
  await expect(seller.getByText("The buyer's own post counts.").first()).toBeVisible();
});

test("a bad link gets the same answer as any other, and after many of them a pause", async ({ open, portal }) => {
  const bodies: string[] = [];
  for (const token of ["zz-zz", "A".repeat(43)]) {
    const answer = await fetch(`${portal.url}/respond/${token}`);
    expect(answer.status).toBe(404);
    bodies.push((await answer.text()).replaceAll(token, "TOKEN").replace(/nonce="[^"]*"|[0-9a-f-]{36}/g, ""));
  }
  expect(visibleText(bodies[0])).toBe(visibleText(bodies[1]));
  const page = await open({ phone: true });
  await page.goto("/respond/not-a-link");
  await expect(page.getByText("This link doesn't work.")).toBeVisible();
  await expectAccessible(page);
  let status = 404;
  for (let tries = 0; tries < 10 && status === 404; tries++)
    status = (await fetch(`${portal.url}/respond/guess${tries}`)).status;
  expect(status).toBe(429);
});

const visibleText = (html = "") => html.replace(/<script\b.*?<\/script>/gs, "").replace(/<[^>]+>/g, " ");
