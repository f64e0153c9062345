import { addDays } from "date-fns";
import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/lib/auth/actor";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { smtpTransport, type Transport } from "@/lib/deliveries/transport";
import { newId } from "@/lib/ids";
import { runDueJobs } from "@/lib/jobs/run-due";
import { acceptPaymentRequest, rejectPaymentRequest, withdrawPaymentRequest } from "@/lib/payment-requests/answer";
import { sendPaymentRequest } from "@/lib/payment-requests/send";
import { previewClock } from "@/lib/test-clock/preview";
import {
  adjust,
  anInvoicedAgreement,
  aPaymentRequest,
  as,
  aVariableAgreement,
  buyer,
  contact,
  manufacturer,
  now,
  runJobs,
  seller,
  setNow,
} from "../../support/factories";
import { catchMail, type MailCatcher } from "../../support/mail";

const automatic = { paymentRequestApprovalStrategy: "AUTO_APPROVE_ON_EXPIRATION", expirationDuration: "P10D" };

const aRequestFor = async (agreementId: string) =>
  sendPaymentRequest(await as("SELLER_OPERATOR"), {
    agreementId,
    termId: "term-variable",
    name: "Milestone one",
    amount: "400",
    description: null,
    clientToken: newId.plain(),
  });

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

/** The mails of this kind, by the account's contact that got them. */
async function sent(kind: string): Promise<Record<string, ParsedMail>> {
  await deliverDue({ transport });
  const mails = catcher.mails.filter((mail) => mail.headers.get("x-portal-kind") === kind);
  return Object.fromEntries(
    mails.map((mail) => {
      const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
      return [/@(\d{12})\./.exec(to?.value[0]?.address ?? "")?.[1] ?? "", mail];
    }),
  );
}

test("the buyer is asked, with the seller's words, and the subject names no amount", async () => {
  await aPaymentRequest({ description: "The first part is delivered." });
  const mails = await sent("E22");
  expect(Object.keys(mails)).toEqual([buyer.id]);
  const mail = mails[buyer.id];
  expect(mail?.subject).toBe("Payment requested by Northwind Data for Insight Studio");
  for (const part of [mail?.text, mail?.html || ""]) {
    expect(part).toContain("USD 400.00");
    expect(part).toContain("The first part is delivered.");
    expect(part).toContain("Milestone one");
    expect(part?.match(/Message from/g), "whose words they are is said once").toHaveLength(1);
  }
  expect(mail?.text).toContain(`/buy/agreements/`);
  expect(mail?.headers.has("list-unsubscribe")).toBe(false);
});

test("the seller hears that it was accepted, with the charge, or declined, with the reason", async () => {
  const accepted = await aPaymentRequest();
  const { chargeId } = await acceptPaymentRequest(await as("BUYER_APPROVER"), {
    ...accepted,
    purchaseOrderReference: null,
  });
  expect((await sent("E23"))[seller.id]?.text).toContain(chargeId);
  catcher.mails.length = 0;
  const declined = await aPaymentRequest();
  await rejectPaymentRequest(await as("BUYER_APPROVER"), { ...declined, rejectionReason: "Not yet delivered." });
  const mails = await sent("E23");
  expect(Object.keys(mails)).toEqual([seller.id]);
  expect(mails[seller.id]?.subject).toBe("Payment request declined: Insight Studio (Harbour Bank)");
  expect(mails[seller.id]?.text).toContain("Not yet delivered.");
  expect(mails[seller.id]?.headers.has("list")).toBe(true);
});

test("the buyer hears of a withdrawal, and both of one that the end of the agreement closed", async () => {
  await withdrawPaymentRequest(await as("SELLER_OPERATOR"), await aPaymentRequest());
  expect((await sent("E23"))[buyer.id]?.subject).toContain("withdrawn");
  catcher.mails.length = 0;
  const { agreementId } = await aPaymentRequest();
  await connections().db.run(sql`update agreement set end_at = ${addDays(now, 1)} where id = ${agreementId}`);
  await runDueJobs({ ...(await startContext(system)), now: addDays(now, 2) });
  const mails = await sent("E23");
  expect(Object.keys(mails).sort()).toEqual([seller.id, buyer.id].sort());
  expect(mails[seller.id]?.text?.replace(/\s+/g, " ")).toContain("The agreement ended before it was answered.");
});

/** The days after `now` at which reminders went out, when the clock is moved to each day in turn. */
async function remindedOnDays(last: number, stop: (day: number) => Promise<unknown> = async () => undefined) {
  const days: number[] = [];
  for (let day = 1; day <= last; day++) {
    await setNow(addDays(now, day));
    await stop(day);
    for (let { reminders } = await runJobs(); reminders > 0; reminders--) days.push(day);
  }
  return days;
}

test("a payment that will approve itself is reminded of on days 1, 3, 7 and 9", async () => {
  const { id } = await aVariableAgreement({}, automatic);
  await aRequestFor(id);
  expect((await previewClock(await as("ADMIN"), addDays(now, 20))).reminders).toBe(4);
  expect(await remindedOnDays(12)).toEqual([1, 3, 7, 9]);
  const mail = (await sent("E25"))[buyer.id];
  expect(mail?.subject).toBe("Reminder: payment requested by Northwind Data for Insight Studio");
  expect(mail?.text).toContain("approved automatically");
  expect(mail?.headers.get("list")).toMatchObject({ unsubscribe: expect.anything() });
});

test("a payment that waits for a decision is reminded of every seven days, until it is answered", async () => {
  const request = await aPaymentRequest();
  expect((await previewClock(await as("ADMIN"), addDays(now, 30))).reminders).toBe(4);
  const answer = async (day: number) =>
    day === 16 ? rejectPaymentRequest(await as("BUYER_APPROVER"), { ...request, rejectionReason: null }) : undefined;
  expect(await remindedOnDays(30, answer)).toEqual([7, 14]);
});

test("a clock that jumps sends what would have been sent on the way, and nothing after the agreement's end", async () => {
  const { id } = await aVariableAgreement({ endAt: addDays(now, 22) });
  await aRequestFor(id);
  expect((await previewClock(await as("ADMIN"), addDays(now, 60))).reminders).toBe(3);
  await setNow(addDays(now, 60));
  expect((await runJobs()).reminders).toBe(3);
  expect((await runJobs()).reminders).toBe(0);
});

test("a processed adjustment is told to all parties, to the manufacturer without amount and message", async () => {
  await contact(manufacturer);
  const { agreementId, invoiceId } = await anInvoicedAgreement({
    manufacturerId: manufacturer.id,
    manufacturerName: manufacturer.name,
  });
  await adjust(agreementId, invoiceId, "75.50");
  expect(await sent("E11"), "nobody hears of it before it is processed").toEqual({});
  await runJobs();
  const mails = await sent("E11");
  expect(Object.keys(mails).sort()).toEqual([seller.id, buyer.id, manufacturer.id].sort());
  for (const [account, mail] of Object.entries(mails)) {
    expect(mail.subject).toBe("Billing adjustment processed for Insight Studio");
    expect(mail.text).toContain(invoiceId);
    const isManufacturer = account === manufacturer.id;
    for (const part of [mail.text, mail.html || ""]) {
      expect(part?.includes("75.50")).toBe(!isManufacturer);
    }
  }
});
