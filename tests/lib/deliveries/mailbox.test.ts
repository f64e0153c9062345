import { afterEach, describe, expect, test } from "vitest";
import { addressKey } from "@/lib/accounts/address-key";
import { connections, sql } from "@/lib/db";
import { markBounced } from "@/lib/deliveries/mark-bounced";
import { listMailbox } from "@/lib/deliveries/queries";
import { deliverDue } from "@/lib/deliveries/relay";
import { sendTestMail, testMailInput } from "@/lib/deliveries/test-mail";
import { smtpTransport } from "@/lib/deliveries/transport";
import { tryMailAgain } from "@/lib/deliveries/try-again";
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors";
import { log } from "@/lib/log";
import { as, pendingRequest } from "../../support/factories";
import { catchMail, deliveries } from "../../support/mail";

log.level = "silent";

const refusing = { send: () => Promise.reject(new Error("not now")), close: () => undefined };

function goLive() {
  Object.assign(process.env, { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
}
afterEach(() => {
  process.env.MODE = "sandbox";
  delete process.env.SMTP_URL;
  delete process.env.APP_URL;
});

const first = async () => {
  const [mail] = await deliveries();
  if (!mail) throw new Error("no mail was written");
  return mail;
};

describe("pages of the mailbox", () => {
  test("go on from each other in both directions, without gaps or repeats", async () => {
    await pendingRequest();
    await pendingRequest();
    const ctx = await as("ADMIN");
    const all = (await listMailbox(ctx, {})).messages.map(({ seq }) => seq);
    expect(all).toHaveLength(6);

    const one = await listMailbox(ctx, { size: 4 });
    expect(one).toMatchObject({ newer: null, older: all[3] });
    const two = await listMailbox(ctx, { size: 4, before: one.older ?? 0 });
    expect(two).toMatchObject({ newer: all[4], older: null });
    expect([...one.messages, ...two.messages].map(({ seq }) => seq)).toEqual(all);
    expect(await listMailbox(ctx, { size: 4, after: two.newer ?? 0 })).toEqual(one);
  });

  test("show one address and one state", async () => {
    await pendingRequest();
    const { recipient } = await first();
    const ctx = await as("ADMIN");
    const { messages } = await listMailbox(ctx, { toKey: addressKey(recipient.toUpperCase()), state: "PENDING" });
    expect(messages.map((message) => message.recipient)).toEqual([recipient]);
    expect((await listMailbox(ctx, { toKey: addressKey(recipient), state: "SENT" })).messages).toEqual([]);
  });

  test("are open to everybody in a sandbox, to administrators alone in a live portal", async () => {
    await pendingRequest();
    const buyer = await as("BUYER_VIEWER");
    expect((await listMailbox(buyer, {})).messages).not.toEqual([]);
    goLive();
    await expect(listMailbox(buyer, {})).rejects.toThrow(ForbiddenError);
    expect((await listMailbox(await as("ADMIN"), {})).messages).not.toEqual([]);
  });
});

describe("trying a mail again", () => {
  test("sends one that was given up, and gives it its whole time again", async () => {
    await pendingRequest();
    await deliverDue({ transport: refusing });
    const { id } = await first();
    await connections().db.run(sql`
      update delivery set state = 'FAILED', first_attempt_at = now() - interval '80 hours' where id = ${id}`);

    await tryMailAgain(await as("ADMIN"), { messageId: id });
    await deliverDue({ transport: refusing });
    expect(await first()).toMatchObject({ state: "PENDING", attempts: 2, lastError: "not now" });

    await tryMailAgain(await as("ADMIN"), { messageId: id });
    await deliverDue({ transport: null });
    expect(await first()).toMatchObject({ state: "SENT", attempts: 3, lastError: null });
  });

  test("does not send twice what a relay holds", async () => {
    await pendingRequest();
    const { id } = await first();
    const transport = {
      send: async () => {
        await tryMailAgain(await as("ADMIN"), { messageId: id }).catch(() => undefined);
      },
      close: () => undefined,
    };
    await deliverDue({ transport });
    await deliverDue({ transport });
    expect(await first()).toMatchObject({ state: "SENT", attempts: 1 });
  });

  test("is refused for one that was sent, one that never was, and people the mailbox is closed to", async () => {
    await pendingRequest();
    await deliverDue({ transport: null });
    const { id, recipient } = await first();
    const admin = await as("ADMIN");
    await expect(tryMailAgain(admin, { messageId: id })).rejects.toThrow(ConflictError);
    await expect(tryMailAgain(admin, { messageId: id })).rejects.toThrow(`${recipient} was sent already`);
    await expect(tryMailAgain(admin, { messageId: "nothing" })).rejects.toThrow(NotFoundError);
    goLive();
    await expect(tryMailAgain(await as("SELLER_ADMIN"), { messageId: id })).rejects.toThrow(ForbiddenError);
  });
});

describe("marking a mail as bounced", () => {
  test("is for administrators, for mail that was sent, and once", async () => {
    await pendingRequest();
    const { id, recipient } = await first();
    const admin = await as("ADMIN");
    await expect(markBounced(admin, { messageId: id })).rejects.toThrow("has not been sent yet");
    await deliverDue({ transport: null });
    await expect(markBounced(await as("SELLER_ADMIN"), { messageId: id })).rejects.toThrow(ForbiddenError);
    await markBounced(admin, { messageId: id });
    expect(await first()).toMatchObject({ state: "BOUNCED" });
    expect(
      await connections().db.rows(
        sql`select 1 from account_contact where email = ${recipient} and bounced_at is not null`,
      ),
    ).toHaveLength(1);
    await expect(markBounced(admin, { messageId: id })).rejects.toThrow("already");
    await expect(markBounced(admin, { messageId: "nothing" })).rejects.toThrow(NotFoundError);
  });
});

describe("a test mail", () => {
  const noTransport = () => null;
  test("goes out at once, and leaves nothing in the mailbox", async () => {
    const server = await catchMail();
    await sendTestMail(await as("ADMIN"), { to: "ada@ops.example" }, () => smtpTransport(server.url));
    await server.stop();
    expect(server.mails.map(({ subject, to }) => [subject, [to].flat()[0]?.text])).toEqual([
      ["Test mail from Countersign", expect.stringContaining("ada@ops.example")],
    ]);
    expect((await listMailbox(await as("ADMIN"), {})).messages).toEqual([]);
  });

  test("says what the server said, or that there is none", async () => {
    const admin = await as("ADMIN");
    const to = "ada@ops.example";
    const server = await catchMail({ refuseWith: 554 });
    await expect(sendTestMail(admin, { to }, () => smtpTransport(server.url))).rejects.toThrow(
      /did not take it: .*554/,
    );
    await server.stop();
    await expect(sendTestMail(admin, { to }, noTransport)).rejects.toThrow("No mail server is configured");
    await expect(sendTestMail(await as("SELLER_ADMIN"), { to }, noTransport)).rejects.toThrow(ForbiddenError);
    expect(testMailInput.safeParse({ to: "nobody" }).success).toBe(false);
  });
});
