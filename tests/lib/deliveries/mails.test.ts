import { addDays, addHours } from "date-fns";
import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelAgreement } from "@/lib/agreements/cancel";
import { system } from "@/lib/auth/actor";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { smtpTransport, type Transport } from "@/lib/deliveries/transport";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { failRequestsOfEndedAgreements } from "@/lib/jobs/expire-agreements";
import { issueInvoices } from "@/lib/jobs/issue-invoices";
import { remindBuyers } from "@/lib/jobs/remind-buyers";
import { moveClock } from "@/lib/test-clock/move";
import {
  aCharge,
  anAgreement,
  as,
  buyer,
  contact,
  manufacturer,
  pendingRequest,
  seller,
  setNow,
} from "../../support/factories";
import { catchMail, type MailCatcher } from "../../support/mail";

let catcher: MailCatcher;
let transport: Transport;
beforeAll(async () => {
  catcher = await catchMail();
  transport = smtpTransport(catcher.url);
});
afterAll(async () => {
  transport.close();
  await catcher.stop();
});
beforeEach(() => {
  catcher.mails.length = 0;
});

const channelDeal = {
  manufacturerId: manufacturer.id,
  manufacturerName: manufacturer.name,
  resaleAuthorizationId: "resaleauthz-9f8e7d6c5b4a",
};

const buyerMail = `contact@${buyer.id}.example`;
const sellerMail = `contact@${seller.id}.example`;
const manufacturerMail = `contact@${manufacturer.id}.example`;

async function sent(): Promise<ParsedMail[]> {
  await deliverDue({ transport });
  return catcher.mails;
}
const addressee = (mail: ParsedMail) => (Array.isArray(mail.to) ? mail.to[0] : mail.to)?.value[0]?.address;
const header = (mail: ParsedMail, name: string) => mail.headers.get(name);
const kindOf = (mail: ParsedMail) => header(mail, "x-portal-kind");
const to = (address: string, kind?: string) => {
  const found = catcher.mails.filter((mail) => addressee(mail) === address && (!kind || kindOf(mail) === kind));
  if (!found[0]) throw new Error(`no mail ${kind} to ${address}`);
  return found[0];
};
const textOf = (mail: ParsedMail) => (mail.text ?? "").replace(/\s+/g, " ");
const calendar = (mail: ParsedMail) =>
  mail.attachments.map(({ content }) => String(content).replace(/\r\n /g, "")).join("");

test("the buyer is told who asks, why, until when, and what silence means", async () => {
  const { agreementId, requestId } = await pendingRequest();
  await sent();
  const mail = to(buyerMail, "E1");
  expect(mail.subject).toBe("Action needed by 9 Nov: Northwind Data asks to cancel Insight Studio");
  expect(mail.from?.value).toMatchObject([{ name: "Countersign", address: "notify@localhost" }]);
  for (const part of [textOf(mail), String(mail.html).replace(/<(?!a )[^>]*>/g, "")]) {
    for (const said of [
      "Northwind Data (account 111122223333)",
      "Customer request",
      "You asked us to stop.",
      agreementId,
      requestId,
      "Insight Studio, 1 year (offer-1234567890abc)",
      "9 November 2026, 10:00 (UTC)",
      "If nobody responds by then, the cancellation is approved automatically.",
      "Nothing is refunded automatically",
      "Stop instances, jobs and endpoints",
      "You got this because",
      "/settings/notifications",
      "Not affiliated with, endorsed by or sponsored by Amazon Web Services.",
    ])
      expect(part).toContain(said);
  }
});

test("the button and the written address are the recipient's own link, and no other part carries its token", async () => {
  await pendingRequest();
  await sent();
  const mail = to(buyerMail, "E1");
  const [link = ""] = textOf(mail).match(/http:\/\/localhost:3000\/respond\/[\w-]{43}/) ?? [];
  expect(link).not.toBe("");
  expect(String(mail.html).split(`href="${link}"`)).toHaveLength(3);
  const token = link.split("/").at(-1) ?? "";
  expect(mail.subject).not.toContain(token);
  expect([...mail.headers.values()].join()).not.toContain(token);
  expect(calendar(mail)).not.toContain(token);
  const row = await connections().db.row<{ email: string }>(sql`
    select l.email from response_link l join delivery d on d.link_id = l.id where d.kind = 'E1'`);
  expect(row?.email).toBe(buyerMail);
  expect(textOf(to(sellerMail, "E2"))).not.toContain(token);
});

test("the seller gets the link to share and learns how to withdraw", async () => {
  const { requestId } = await pendingRequest();
  await sent();
  const mail = to(sellerMail, "E2");
  expect(mail.subject).toBe("Cancellation request sent for Insight Studio (Harbour Bank)");
  expect(textOf(mail)).toMatch(/Response link to share: http:\/\/localhost:3000\/respond\/[\w-]{43}/);
  expect(textOf(mail)).toContain("You can withdraw the request until somebody has answered it");
  expect(mail.text).toContain(`http://localhost:3000/sell/cancellation-requests/${requestId}`);
});

test("headers name the list, the kind and the reason, and all mails of a request form one thread a person", async () => {
  const { requestId } = await pendingRequest();
  await sent();
  await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." });
  await sent();
  for (const address of [buyerMail, sellerMail]) {
    const [first, second] = catcher.mails.filter((mail) => addressee(mail) === address);
    expect(first?.inReplyTo).toBeUndefined();
    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(second?.references).toBe(first?.messageId);
    expect(second?.messageId).not.toBe(first?.messageId);
  }
  const mail = to(buyerMail, "E7");
  expect(header(mail, "auto-submitted")).toBe("auto-generated");
  expect(header(mail, "list")).toMatchObject({ id: { name: `${requestId}.requests.localhost` } });
  expect(header(mail, "x-portal-reason")).toBe("buyer-contact");
  const requester = catcher.mails.find((mail) => addressee(mail)?.startsWith("Sam@"));
  expect(requester && header(requester, "x-portal-reason")).toBe("requester");
});

test("the request brings its deadline as a calendar entry, the answer takes it out", async () => {
  const { requestId } = await pendingRequest();
  await sent();
  const asked = calendar(to(buyerMail, "E1"));
  expect(to(buyerMail, "E1").attachments.map(({ filename }) => filename)).toEqual(["response-deadline.ics"]);
  for (const line of [
    "METHOD:PUBLISH",
    `UID:${requestId}`,
    "DTSTART:20261109T090000Z",
    "DTEND:20261109T100000Z",
    "TRIGGER;RELATED=END:-PT24H",
    "TRIGGER;RELATED=END:-PT3H",
  ])
    expect(asked.split("\r\n")).toContain(line);
  await withdrawCancellationRequest(await as("SELLER_OPERATOR"), { requestId, cancellationReason: "By mistake." });
  await sent();
  const taken = calendar(to(buyerMail, "E8"));
  expect(taken.split("\r\n")).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", `UID:${requestId}`, "STATUS:CANCELLED", "SEQUENCE:1"]),
  );
});

test("calendar lines stay within 75 bytes and escape what people call their products", async () => {
  await pendingRequest({ productTitle: "Größen, Maße; und \\ mehr für Österreichs längste Produktnamen überhaupt" });
  await sent();
  const content = String(to(buyerMail, "E1").attachments[0]?.content);
  expect(Math.max(...content.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(calendar(to(buyerMail, "E1"))).toContain("Größen\\, Maße\\; und \\\\ mehr für Österreichs längste");
});

test("what people write is shown as they wrote it, never as markup", async () => {
  const { requestId } = await pendingRequest({ productTitle: `<b>"Studio" & Co</b>` });
  await rejectCancellationRequest(await as("BUYER_APPROVER"), {
    requestId,
    rejectionReason: "<script>alert('no')</script>\nSecond line",
  });
  await sent();
  const mail = to(sellerMail, "E7");
  expect(mail.html).toContain("&lt;script&gt;");
  expect(mail.html).not.toMatch(/<script|<b>"/);
  expect(mail.text).toContain("> <script>alert('no')</script>\n> Second line");
});

test("an approval tells both parties who approved, that invoices stop and that nothing is refunded by itself", async () => {
  const { requestId } = await pendingRequest();
  await setNow("2026-11-04T16:20:00Z");
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
  await sent();
  for (const address of [buyerMail, sellerMail]) {
    const mail = to(address, "E5");
    expect(mail.subject).toBe("Cancellation approved: Insight Studio (Harbour Bank)");
    for (const said of [
      "Bo of Harbour Bank approved",
      "4 November 2026, 16:20 (UTC)",
      "No further invoices are issued.",
      "billing adjustment",
    ])
      expect(textOf(mail)).toContain(said);
    expect(to(address, "E10").subject).toBe("Agreement ended: Insight Studio");
  }
});

test("an automatic approval says so and names the deadline that passed", async () => {
  const { request } = await pendingRequest();
  await setNow(addDays(request.respondBy, 1));
  await approveOverdueRequests(await as("ADMIN"));
  await sent();
  const mail = to(buyerMail, "E6");
  expect(mail.subject).toBe("Cancellation approved automatically: Insight Studio (Harbour Bank)");
  expect(textOf(mail)).toContain("Nobody at Harbour Bank responded by 9 November 2026, 10:00 (UTC)");
});

test("a manufacturer learns product, buyer and selling authorization, but no amount, message, reason or name", async () => {
  await contact(manufacturer);
  const { requestId, agreementId, request } = await pendingRequest(channelDeal);
  await aCharge(agreementId, addHours(request.createdAt, 1), "987.65");
  await setNow(addHours(request.createdAt, 2));
  await issueInvoices(await as("ADMIN"));
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
  await sent();
  expect(textOf(to(buyerMail, "E10"))).toContain("USD 987.65");
  const told = catcher.mails.filter((mail) => addressee(mail) === manufacturerMail);
  expect(told.map(kindOf).sort()).toEqual(["E10", "E3", "E5"]);
  for (const mail of told) {
    const all = `${mail.subject} ${mail.text} ${mail.html} ${calendar(mail)}`;
    for (const said of ["prod-insight", buyer.id, "resaleauthz-9f8e7d6c5b4a"]) expect(mail.text).toContain(said);
    for (const secret of ["987.65", "USD", "You asked us to stop.", "Customer request", "Bo of", "/respond/"])
      expect(all).not.toContain(secret);
  }
});

test.each([
  [
    "denied",
    "E7",
    (requestId: string) =>
      as("BUYER_APPROVER").then((ctx) =>
        rejectCancellationRequest(ctx, { requestId, rejectionReason: "Private words." }),
      ),
  ],
  [
    "withdrawn",
    "E8",
    (requestId: string) =>
      as("SELLER_OPERATOR").then((ctx) =>
        withdrawCancellationRequest(ctx, { requestId, cancellationReason: "Private words." }),
      ),
  ],
] as const)("a manufacturer's copy of a request that was %s leaves the reason out", async (_, kind, act) => {
  await contact(manufacturer);
  const { requestId } = await pendingRequest(channelDeal);
  await act(requestId);
  await sent();
  expect(textOf(to(sellerMail, kind))).toContain("Private words.");
  const mail = to(manufacturerMail, kind);
  expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain("Private words.");
  expect(mail.text).toContain("resaleauthz-9f8e7d6c5b4a");
});

test("subjects stay within 78 characters, however long the names are", async () => {
  const { requestId } = await pendingRequest({
    productTitle: `${"A very long product name ".repeat(8)}\r\nBcc: x@y.z`,
    proposerName: "Sellers ".repeat(20),
    acceptorName: "Ünïcödé ".repeat(20),
  });
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
  await sent();
  expect(catcher.mails.length).toBeGreaterThan(4);
  for (const mail of catcher.mails) {
    expect(mail.subject?.length).toBeLessThanOrEqual(78);
    expect(mail.bcc).toBeUndefined();
  }
  expect(to(buyerMail, "E1").subject).toMatch(/^Action needed by 9 Nov: Sellers .*… asks to cancel A very long.*…$/);
});

test("mails declare their language, work in the dark and without images, and have one button", async () => {
  await pendingRequest();
  await sent();
  for (const { html } of catcher.mails) {
    expect(html).toContain('lang="en"');
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).not.toContain("<img");
    expect(String(html).match(/<h1/g)).toHaveLength(1);
    expect(String(html).match(/<title/g)).toHaveLength(1);
    expect(String(html).match(/class="button"/g)).toHaveLength(1);
  }
});

test("a buyer who has not answered is reminded, with the time that is left and the same thread", async () => {
  await pendingRequest();
  await sent();
  const first = to(buyerMail, "E1");
  await setNow("2026-11-06T10:00:00Z");
  await remindBuyers({ ...(await as("ADMIN")), actor: system });
  await sent();
  const mail = to(buyerMail, "E4");
  expect(mail.subject).toBe("Reminder: respond by 9 Nov about Insight Studio");
  expect(textOf(mail)).toContain("72 hours left to respond about Insight Studio");
  expect(textOf(mail)).toContain("the cancellation is approved automatically");
  expect(textOf(mail)).toContain("/respond/");
  expect(mail.inReplyTo).toBe(first.messageId);
  expect(header(mail, "list")).toMatchObject({ unsubscribe: { url: expect.stringContaining("/api/unsubscribe/") } });
});

test("a manufacturer is told that its partner asked; a failed request is told to whoever made it, and to nobody else", async () => {
  await contact(manufacturer);
  const { agreementId, requestId } = await pendingRequest(channelDeal);
  await connections().db.run(
    sql`update agreement set status = 'TERMINATED', ended_at = '2026-11-03T00:00:00Z' where id = ${agreementId}`,
  );
  await setNow("2026-11-04T10:00:00Z");
  await failRequestsOfEndedAgreements({ ...(await as("ADMIN")), actor: system });
  await sent();
  const notice = to(manufacturerMail, "E3");
  expect(notice.subject).toBe("Northwind Data requested a cancellation for Insight Studio");
  for (const hidden of ["You asked us to stop", "Customer request", "Harbour Bank asks"])
    expect(textOf(notice)).not.toContain(hidden);
  const failures = catcher.mails.filter((mail) => kindOf(mail) === "E9");
  expect(failures.map(addressee)).toEqual(
    [`Sam@${seller.id}.example`.toLowerCase()].map((address) => expect.stringMatching(new RegExp(address, "i"))),
  );
  expect(textOf(failures[0] as ParsedMail)).toContain("The agreement is no longer active: it is terminated.");
  expect(textOf(failures[0] as ParsedMail)).toContain(requestId);
});

test("an agreement that the buyer ended alone is told to all, without a request", async () => {
  const { id } = await anAgreement({ pricingModel: "USAGE", endAt: null });
  await cancelAgreement(await as("BUYER_APPROVER"), { agreementId: id });
  await sent();
  expect(catcher.mails.map(kindOf)).toEqual(["E10", "E10"]);
  expect(textOf(to(buyerMail, "E10"))).toContain("ended on 2 November 2026, 10:00 (UTC)");
  expect(header(to(buyerMail, "E10"), "list")).toMatchObject({
    id: { name: expect.stringContaining(`${id}.agreements`) },
  });
});

test("mails of a move of the clock stay in the mailbox when that was asked for", async () => {
  await pendingRequest();
  await sent();
  catcher.mails.length = 0;
  await moveClock(await as("SELLER_DEVELOPER"), { advance: "P7D", mailboxOnly: true });
  await sent();
  expect(catcher.mails).toEqual([]);
  const kept = await connections().db.rows<{ kind: string; state: string; text: string | null }>(
    sql`select kind, state, text from delivery where mailbox_only order by seq`,
  );
  expect(kept.map(({ kind }) => kind)).toEqual(["E4", "E4", "E6", "E6", "E6", "E10", "E10", "E10"]);
  for (const { state, text } of kept)
    expect({ state, isWritten: text !== null }).toEqual({ state: "SENT", isWritten: true });
});
