import { beforeEach, describe, expect, test } from "vitest";
import { POST as oneClick } from "@/app/api/unsubscribe/[token]/route";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { unsubscribeToken } from "@/lib/deliveries/unsubscribe-token";
import { ForbiddenError, ThrottledError } from "@/lib/errors";
import {
  confirmRecipient,
  inviteRecipient,
  removeRecipient,
  resendConfirmation,
  setMailGroup,
} from "@/lib/recipients/change";
import { listMailGroups, listOptOuts, listRecipients } from "@/lib/recipients/queries";
import { findSubscription } from "@/lib/recipients/unsubscribe";
import { as, buyer, contact, pendingRequest, seller } from "../../support/factories";
import { deliveries } from "../../support/mail";

const legal = { name: "Legal", email: "legal@bank.example" };
const approver = () => as("BUYER_APPROVER");

beforeEach(async () => {
  await contact(buyer);
  await contact(seller);
});

const codeFor = async (email: string) => {
  await deliverDue({ transport: null });
  const mail = (await deliveries()).findLast(({ kind, recipient }) => kind === "E16" && recipient === email);
  return /^ {4}(\d{6})$/m.exec(mail?.text ?? "")?.[1] ?? "";
};

async function confirmed() {
  const { id } = await inviteRecipient(await approver(), legal);
  await confirmRecipient(await approver(), { recipientId: id, code: await codeFor(legal.email) });
  return id;
}

const kindsTo = async (email: string) =>
  (await deliveries()).flatMap(({ kind, recipient }) => (recipient === email && kind !== "E16" ? [kind] : []));

describe("an extra recipient", () => {
  test("is informed once the address is confirmed, and gets no link to decide with", async () => {
    const { id } = await inviteRecipient(await approver(), legal);
    await pendingRequest();
    expect(await kindsTo(legal.email)).toEqual([]);
    await confirmRecipient(await approver(), { recipientId: id, code: await codeFor(legal.email) });
    const { requestId } = await pendingRequest();
    await approveCancellationRequest(await approver(), { requestId });
    await deliverDue({ transport: null });
    expect(await kindsTo(legal.email)).toEqual(["E1", "E5", "E10"]);
    const mails = (await deliveries()).filter(({ recipient, kind }) => recipient === legal.email && kind !== "E16");
    for (const { text } of mails) {
      expect(text).not.toContain("/respond/");
      expect(text?.replace(/\s+/g, " ")).toContain(
        "this address was confirmed to be informed about agreements of Harbour Bank",
      );
    }
    expect(mails[0]?.text).toContain(`/buy/cancellation-requests/${requestId}`);
  });

  test("is confirmed only by the newest code, within five tries, by those who may", async () => {
    const { id } = await inviteRecipient(await approver(), legal);
    const code = await codeFor(legal.email);
    const wrong = code === "000000" ? "000001" : "000000";
    await expect(confirmRecipient(await as("BUYER_VIEWER"), { recipientId: id, code })).rejects.toThrow(ForbiddenError);
    for (let i = 0; i < 5; i++)
      await expect(confirmRecipient(await approver(), { recipientId: id, code: wrong })).rejects.toThrow(
        "not the code",
      );
    await expect(confirmRecipient(await approver(), { recipientId: id, code })).rejects.toThrow("no longer works");
    await expect(resendConfirmation(await approver(), { recipientId: id })).rejects.toThrow(ThrottledError);
    await connections().db.run(sql`update extra_recipient set code_sent_at = now() - interval '61 seconds'`);
    await resendConfirmation(await approver(), { recipientId: id });
    const next = await codeFor(legal.email);
    await connections().db.run(sql`update extra_recipient set code_sent_at = now() - interval '24 hours 1 second'`);
    await expect(confirmRecipient(await approver(), { recipientId: id, code: next })).rejects.toThrow(
      "no longer works",
    );
    await connections().db.run(sql`update extra_recipient set code_sent_at = now()`);
    await confirmRecipient(await approver(), { recipientId: id, code: next });
    expect(await listRecipients(await approver())).toMatchObject([
      { email: legal.email, confirmedAt: expect.any(Date) },
    ]);
  });

  test("is one of ten at most, each once, and none twice a contact", async () => {
    for (let i = 0; i < 10; i++) await inviteRecipient(await approver(), { name: "x", email: `x${i}@bank.example` });
    await expect(inviteRecipient(await approver(), legal)).rejects.toThrow("at most 10");
    await connections().db.run(sql`delete from extra_recipient where email <> 'x1@bank.example'`);
    for (const email of ["x1@bank.example", `contact@${buyer.id}.example`])
      await expect(inviteRecipient(await approver(), { name: "x", email })).rejects.toThrow("in the list already");
    await expect(inviteRecipient(await as("SELLER_OPERATOR"), legal)).rejects.toThrow(ForbiddenError);
  });

  test("that is removed is no longer told", async () => {
    const recipientId = await confirmed();
    await removeRecipient(await approver(), { recipientId });
    await expect(removeRecipient(await approver(), { recipientId })).rejects.toThrow("gone already");
    await pendingRequest();
    expect(await kindsTo(legal.email)).toEqual([]);
  });
});

describe("groups of mails", () => {
  const contactMail = `contact@${buyer.id}.example`;

  test("that are off are sent to nobody at the account; those that must be sent are", async () => {
    for (const group of ["REQUESTS", "REMINDERS", "ANSWERS", "ENDS", "TECHNICAL"] as const)
      await setMailGroup(await approver(), { group, isOn: false });
    const { requestId } = await pendingRequest();
    await approveCancellationRequest(await approver(), { requestId });
    expect(await kindsTo(contactMail)).toEqual(["E1"]);
    expect(await kindsTo(`contact@${seller.id}.example`)).toEqual(["E2", "E5", "E10"]);
    await setMailGroup(await approver(), { group: "ANSWERS", isOn: true });
    expect(await listMailGroups(await approver())).toMatchObject({ ANSWERS: true, ENDS: false });
    await expect(setMailGroup(await as("BUYER_VIEWER"), { group: "ENDS", isOn: true })).rejects.toThrow(ForbiddenError);
  });

  test("can be stopped for one address by one click in a mail, which opening does not do", async () => {
    await confirmed();
    const { requestId } = await pendingRequest();
    await approveCancellationRequest(await approver(), { requestId });
    await deliverDue({ transport: null });
    const headersOf = (kind: string, email: string) =>
      connections().db.row<{ id: string; headers: Record<string, string> }>(
        sql`select id, headers from delivery where kind = ${kind} and recipient = ${email}`,
      );
    expect((await headersOf("E1", contactMail))?.headers).not.toHaveProperty("List-Unsubscribe");
    const answer = await headersOf("E5", legal.email);
    expect(answer?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
    const token = /\/api\/unsubscribe\/([^>]+)>/.exec(answer?.headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
    expect(token).toBe(unsubscribeToken(answer?.id ?? ""));
    expect(await findSubscription(await approver(), token)).toMatchObject({
      email: legal.email,
      group: "ANSWERS",
      isStopped: false,
    });

    const click = (token: string) => oneClick(new Request("http://localhost/"), { params: Promise.resolve({ token }) });
    for (const bad of ["", "x", `${answer?.id}.0`, token.slice(0, -1), `${token}0`])
      expect((await click(bad)).status).toBe(404);
    expect(await listOptOuts(await approver())).toEqual([]);
    for (let i = 0; i < 2; i++) expect((await click(token)).status).toBe(200);
    expect(await listOptOuts(await approver())).toEqual([{ email: legal.email, mailGroup: "ANSWERS" }]);

    const next = await pendingRequest();
    await approveCancellationRequest(await approver(), { requestId: next.requestId });
    expect(await kindsTo(legal.email)).toEqual(["E1", "E5", "E10", "E1", "E10"]);
    expect((await kindsTo(contactMail)).filter((kind) => kind === "E5")).toHaveLength(2);
  });
});

test("inviting the same address at once makes one row", async () => {
  const ctx = await approver();
  const results = await Promise.allSettled([1, 2, 3].map(() => inviteRecipient(ctx, legal)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) if (result.status === "rejected") expect(String(result.reason)).toMatch(/in the list/);
});
