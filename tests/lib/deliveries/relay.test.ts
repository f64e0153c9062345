import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listNotified } from "@/lib/cancellation-requests/emails";
import { connections, sql } from "@/lib/db";
import { retryDelaySeconds } from "@/lib/deliveries/back-off";
import type { Message } from "@/lib/deliveries/message";
import { getMessage, listMessages } from "@/lib/deliveries/queries";
import { deliverDue, startRelay } from "@/lib/deliveries/relay";
import { smtpTransport, type Transport } from "@/lib/deliveries/transport";
import { tryMailAgain } from "@/lib/deliveries/try-again";
import { log } from "@/lib/log";
import { as, buyer, pendingRequest, seller } from "../../support/factories";
import { catchMail, cuttingServer, deliveries, nobody, retryNow, silentServer } from "../../support/mail";

beforeAll(() => {
  log.level = "silent";
});

let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});
function through(url: string, patienceMs?: number): Transport {
  const transport = smtpTransport(url, patienceMs);
  closing.unshift(() => transport.close());
  return transport;
}
async function opened<T extends { stop: () => Promise<void> }>(server: Promise<T>): Promise<T> {
  closing.push((await server).stop);
  return server;
}

beforeEach(async () => {
  await pendingRequest();
});

describe("outages", () => {
  const outages: [string, () => Promise<string>, RegExp][] = [
    ["refuses connections", nobody, /ECONNREFUSED/],
    ["never says a word", async () => (await opened(silentServer())).url, /Greeting never received|timeout/i],
    ["is busy (4xx)", async () => (await opened(catchMail({ refuseWith: 451 }))).url, /451/],
    ["rejects the mail (5xx)", async () => (await opened(catchMail({ refuseWith: 554 }))).url, /554/],
    ["hangs up after the data", async () => (await opened(cuttingServer())).url, /clos/i],
  ];

  test.each(outages)(
    "mail waits while the server %s, and goes out once when it is back",
    async (name, start, reason) => {
      // Only silence has to be waited for; a busy machine may be slow with the answers of the others.
      const patienceMs = name === "never says a word" ? 200 : 10_000;
      expect(await deliverDue({ transport: through(await start(), patienceMs) })).toEqual({ sent: 0, failed: 3 });
      for (const row of await deliveries()) {
        expect(row).toMatchObject({ state: "PENDING", attempts: 1, lastError: expect.stringMatching(reason) });
        expect(row.waitSeconds).toBeGreaterThan(4);
      }
      const server = await opened(catchMail());
      const transport = through(server.url);
      expect(await deliverDue({ transport })).toEqual({ sent: 0, failed: 0 });
      await retryNow();
      expect(await deliverDue({ transport })).toEqual({ sent: 3, failed: 0 });
      await retryNow();
      await deliverDue({ transport });
      expect(server.mails).toHaveLength(3);
      expect((await deliveries()).map(({ state, lastError }) => ({ state, lastError }))).toEqual(
        Array(3).fill({ state: "SENT", lastError: null }),
      );
    },
  );

  test("a mail that failed for 72 hours is given up", async () => {
    const transport = through(await nobody());
    await deliverDue({ transport });
    await connections().db.run(sql`update delivery set first_attempt_at = now() - interval '71 hours 59 minutes'`);
    await retryNow();
    await deliverDue({ transport });
    expect((await deliveries()).map(({ state }) => state)).toEqual(["PENDING", "PENDING", "PENDING"]);
    await connections().db.run(sql`update delivery set first_attempt_at = now() - interval '72 hours'`);
    await retryNow();
    await deliverDue({ transport });
    expect((await deliveries()).map(({ state }) => state)).toEqual(["FAILED", "FAILED", "FAILED"]);
  });

  test("a recipient whom the server does not know is marked as bounced, and the address says so until a mail gets through", async () => {
    const unknown = `contact@${buyer.id}.example`;
    const server = await opened(catchMail({ unknownRecipient: unknown }));
    const transport = through(server.url);
    expect(await deliverDue({ transport })).toEqual({ sent: 2, failed: 1 });
    const [bounced, ...others] = (await deliveries()).filter(({ recipient }) => recipient === unknown);
    expect(others).toEqual([]);
    expect(bounced).toMatchObject({ state: "BOUNCED", attempts: 1, lastError: expect.stringContaining("550") });
    expect(await bouncedAddresses()).toEqual([unknown]);
    await retryNow();
    expect(await deliverDue({ transport }), "nobody tries again by themselves").toEqual({ sent: 0, failed: 0 });
    const { buyer: notified } = await listNotified(await as("SELLER_OPERATOR"), {
      proposerId: seller.id,
      acceptorId: buyer.id,
    });
    expect(notified).toEqual([expect.stringContaining("(the last email bounced)")]);

    await tryMailAgain(await as("ADMIN"), { messageId: String(bounced?.id) });
    expect(await deliverDue({ transport: through((await opened(catchMail())).url) })).toEqual({ sent: 1, failed: 0 });
    expect(await bouncedAddresses()).toEqual([]);
  });

  test("a recipient who is refused for now (4xx) waits like any other", async () => {
    const unknown = `contact@${buyer.id}.example`;
    const server = await opened(catchMail({ unknownRecipient: unknown, unknownCode: 450 }));
    await deliverDue({ transport: through(server.url) });
    expect((await deliveries()).find(({ recipient }) => recipient === unknown)).toMatchObject({ state: "PENDING" });
    expect(await bouncedAddresses()).toEqual([]);
  });

  test("waits grow and end at an hour", () => {
    expect([1, 2, 3, 9, 10, 11, 1000].map(retryDelaySeconds)).toEqual([5, 10, 20, 1280, 2560, 3600, 3600]);
  });

  test("a link that the server quotes in its answer is not kept", async () => {
    const transport = failing("554 blocked: http://localhost:3000/respond/abcDEF-123_x is bad");
    await deliverDue({ transport });
    expect((await deliveries())[0]?.lastError).toBe("554 blocked: http://localhost:3000/respond/… is bad");
  });
});

const bouncedAddresses = async () =>
  (
    await connections().db.rows<{ email: string }>(sql`select email from account_contact where bounced_at is not null`)
  ).map(({ email }) => email);

const failing = (reason: string): Transport => ({
  send: () => Promise.reject(new Error(reason)),
  close: () => undefined,
});

test("a repeated mail is the same mail: Message-ID, thread and contents", async () => {
  const seen: Message[] = [];
  const transport = (isUp: boolean): Transport => ({
    async send(message) {
      seen.push(message);
      if (!isUp) throw new Error("down");
    },
    close: () => undefined,
  });
  await deliverDue({ transport: transport(false) });
  await retryNow();
  await deliverDue({ transport: transport(true) });
  expect(seen).toHaveLength(6);
  for (const first of seen.slice(0, 3)) expect(seen.slice(3)).toContainEqual(first);
});

test("two relays at once share the work and send nothing twice", async () => {
  for (let i = 0; i < 30; i++) await pendingRequest();
  const ids: string[] = [];
  const transport: Transport = {
    async send({ id }) {
      ids.push(id);
      await new Promise((later) => setTimeout(later, 5));
    },
    close: () => undefined,
  };
  const [one, other] = await Promise.all([deliverDue({ transport }), deliverDue({ transport })]);
  expect(one.sent + other.sent).toBe(93);
  expect(Math.min(one.sent, other.sent)).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(93);
  expect(ids).toHaveLength(93);
});

test("a mail whose relay died is sent by another when the lease is over, and the dead one can no longer finish it", async () => {
  let release = () => {};
  const stuck = new Promise<void>((done) => (release = done));
  const dying = deliverDue({ transport: { send: () => stuck, close: () => undefined } });
  await until(async () => (await deliveries()).every(({ attempts }) => attempts === 1));
  expect(await deliverDue({ transport: failing("not mine") })).toEqual({ sent: 0, failed: 0 });

  await connections().db.run(sql`update delivery set claimed_until = now()`);
  expect(await deliverDue({ transport: failing("busy") })).toEqual({ sent: 0, failed: 3 });
  release();
  await dying;
  expect((await deliveries()).map(({ state, attempts }) => ({ state, attempts }))).toEqual(
    Array(3).fill({ state: "PENDING", attempts: 2 }),
  );
});

async function until(condition: () => Promise<boolean>) {
  while (!(await condition())) await new Promise((later) => setTimeout(later, 5));
}

describe("the mailbox", () => {
  test("without a mail server every mail stays readable here, newest first, page by page", async () => {
    expect(await deliverDue({ transport: null })).toEqual({ sent: 3, failed: 0 });
    const ctx = await as("SELLER_VIEWER");
    const all = await listMessages(ctx);
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => b - a));
    const [first, ...rest] = all;
    expect(await listMessages(ctx, { before: first?.seq, limit: 1 })).toEqual(rest.slice(0, 1));
    const [request] = await listMessages(ctx, { kind: "E1" });
    const whole = await getMessage(ctx, { messageId: request?.id ?? "" });
    expect(whole.text).toContain("/respond/");
    expect(whole.headers).toMatchObject({ "X-Portal-Kind": "E1", From: "Countersign <notify@localhost>" });
    expect(whole.attachments?.[0]?.content).toContain("BEGIN:VCALENDAR");
    expect(await listMessages(ctx, { to: request?.recipient.toUpperCase() })).toEqual([request]);
  });

  test("a live portal keeps no contents, and only administrators see the list", async () => {
    const { MODE, SMTP_URL, APP_URL } = process.env;
    Object.assign(process.env, { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
    try {
      await deliverDue({ transport: null });
      await expect(as("SELLER_VIEWER").then((ctx) => listMessages(ctx))).rejects.toThrow("Only administrators");
      const ctx = await as("ADMIN");
      for (const { id } of await listMessages(ctx)) {
        const { text, html, attachments, subject } = await getMessage(ctx, { messageId: id });
        expect({ text, html, attachments }).toEqual({ text: null, html: null, attachments: null });
        expect(subject).not.toBeNull();
      }
    } finally {
      restore({ MODE, SMTP_URL, APP_URL });
    }
  });
});

function restore(values: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

test("a running relay picks mail up by itself and stops when asked", async () => {
  const stop = startRelay();
  await until(async () => (await deliveries()).every(({ state }) => state === "SENT"));
  await stop();
  await pendingRequest();
  expect((await deliveries()).filter(({ state }) => state === "PENDING")).toHaveLength(3);
});
