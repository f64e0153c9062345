import { addDays } from "date-fns";
import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/lib/auth/actor";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { smtpTransport, type Transport } from "@/lib/deliveries/transport";
import { runDueJobs } from "@/lib/jobs/run-due";
import { acceptPaymentRequest, rejectPaymentRequest, withdrawPaymentRequest } from "@/lib/payment-requests/answer";
import {
  adjust,
  anInvoicedAgreement,
  aPaymentRequest,
  as,
  buyer,
  contact,
  manufacturer,
  now,
  runJobs,
  seller,
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
