import { readFile } from "node:fs/promises";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { connections, sql } from "@/lib/db";
import { filePath } from "@/lib/deliveries/file";
import { isInside, refuseInside } from "@/lib/deliveries/guard";
import { deliverDue, startRelay } from "@/lib/deliveries/relay";
import { closeSenders } from "@/lib/deliveries/targets";
import { webhookSender } from "@/lib/deliveries/webhook";
import { resendEvent, resumeDestination, rotateSecret, sendTestEvent } from "@/lib/destinations/change";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { busKey, catchPutEvents } from "../../support/event-bus";
import { aDestination, anAgreement, as, buyer, contact, pendingRequest, seller } from "../../support/factories";
import { deliveries, eventDeliveries, nobody, passHours } from "../../support/mail";
import { catchCalls, type Mood, verifyWebhook } from "../../support/webhook-receiver";

beforeAll(() => {
  log.level = "silent";
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  closeSenders();
  for (const close of closing.splice(0)) await close();
});
async function opened<T extends { stop: () => Promise<void> }>(server: Promise<T>): Promise<T> {
  closing.push((await server).stop);
  return server;
}
const send = () => deliverDue({ transport: null });

const bus = async (options?: Parameters<typeof catchPutEvents>[0]) => {
  const receiver = await opened(catchPutEvents(options));
  const { id } = await aDestination({ type: "EVENTBRIDGE", url: receiver.url, region: "eu-west-1", ...busKey });
  return { receiver, id };
};
const webhook = async (fields: Parameters<typeof aDestination>[0] = {}) => {
  const receiver = await opened(catchCalls());
  const { id, secret } = await aDestination({ type: "WEBHOOK", url: receiver.url, ...fields });
  return { receiver, id, secret: secret ?? "" };
};

describe("a webhook", () => {
  test("gets the account's own events, whole, signed and in order; nobody else's", async () => {
    const { receiver, secret } = await webhook();
    const { requestId } = await pendingRequest();
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    await send();
    const events = receiver.calls.map(({ headers, body }) => verifyWebhook(secret, headers, body));
    expect(events.map((event) => event["detail-type"])).toEqual([
      "Agreement Cancellation Request Pending Approval - Proposer",
      "Agreement Cancellation Request Approved - Proposer",
      "Purchase Agreement Ended - Proposer",
    ]);
    for (const [i, event] of events.entries()) {
      expect(event).toMatchObject({ source: "aws.agreement-marketplace", account: seller.id, region: "us-east-1" });
      expect(receiver.calls[i]?.headers).toMatchObject({ "webhook-id": event.id, "content-type": "application/json" });
    }
    await send();
    expect(receiver.calls).toHaveLength(3);
  });

  test("a changed body, another secret or an old timestamp is no longer signed", async () => {
    const { receiver, secret } = await webhook();
    await pendingRequest();
    await send();
    const { headers, body } = receiver.calls[0] ?? { headers: {}, body: "" };
    expect(() => verifyWebhook(secret, headers, body.replace("PENDING", "APPROVED"))).toThrow("not signed");
    expect(() => verifyWebhook(`whsec_${Buffer.alloc(32).toString("base64")}`, headers, body)).toThrow("not signed");
    expect(() => verifyWebhook(secret, headers, body, Date.now() + 301_000)).toThrow("too old");
  });

  test("after a rotation both secrets verify for a day, then only the new one", async () => {
    const { receiver, id, secret } = await webhook();
    const { secret: fresh } = await rotateSecret(await as("SELLER_DEVELOPER"), { destinationId: id });
    await pendingRequest();
    await send();
    const last = () => receiver.calls.at(-1) ?? { headers: {}, body: "" };
    for (const known of [secret, fresh]) verifyWebhook(known, last().headers, last().body);
    await connections().db.run(sql`update destination set previous_secret_until = now()`);
    await pendingRequest();
    await send();
    verifyWebhook(fresh, last().headers, last().body);
    expect(() => verifyWebhook(secret, last().headers, last().body)).toThrow("not signed");
  });

  test("each try is kept with its status, time and answer, without links", async () => {
    const { receiver, id } = await webhook();
    await pendingRequest();
    receiver.mood = 503;
    await send();
    await passHours(1);
    receiver.mood = 200;
    await send();
    const tries = await connections().db.rows(sql`
      select number, status, error, answer, duration_ms >= 0 as is_timed from delivery_attempt order by number`);
    expect(tries).toEqual([
      {
        number: 1,
        status: 503,
        error: "The receiver answered 503.",
        answer: "not now, see http://localhost/respond/…",
        isTimed: true,
      },
      { number: 2, status: 200, error: null, answer: "thanks", isTimed: true },
    ]);
    expect(await eventDeliveries()).toMatchObject([{ destinationId: id, state: "SENT", attempts: 2, lastError: null }]);
  });

  test("in a live portal no address leads into its own network", async () => {
    for (const address of [
      "127.0.0.1",
      "10.1.2.3",
      "169.254.169.254",
      "172.20.0.1",
      "192.168.1.1",
      "::1",
      "fe80::1",
      "[fd00::1]",
      "::ffff:127.0.0.1",
      "0.0.0.0",
    ])
      expect(isInside(address), address).toBe(true);
    for (const address of ["93.184.216.34", "172.32.0.1", "2606:2800:220:1::1"])
      expect(isInside(address), address).toBe(false);
    const { MODE } = process.env;
    Object.assign(process.env, { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
    try {
      expect(() => refuseInside("169.254.169.254")).toThrow("own network");
      const receiver = await opened(catchCalls());
      for (const url of [receiver.url, receiver.url.replace("127.0.0.1", "localhost")]) {
        const sender = webhookSender(url, [], 2000);
        closing.push(sender.close);
        const [outcome] = await sender.send([{ id: "1" } as never]);
        expect(outcome?.error).toMatch(/own network/);
      }
      expect(receiver.calls).toEqual([]);
    } finally {
      Object.assign(process.env, { MODE });
      for (const name of ["SMTP_URL", "APP_URL"]) delete process.env[name];
    }
  });
});

describe("an EventBridge bus", () => {
  test("gets entries of up to ten, signed, under our own source, with the time and the detail of the event", async () => {
    const { receiver } = await bus();
    for (let i = 0; i < 12; i++) await pendingRequest();
    await send();
    expect(receiver.refusals).toEqual([]);
    expect(receiver.batches).toEqual([10, 2]);
    expect(receiver.entries[0]).toMatchObject({
      Source: "countersign.agreement-marketplace",
      DetailType: "Agreement Cancellation Request Pending Approval - Proposer",
      EventBusName: "default",
      Time: Date.parse("2026-11-02T10:00:00Z") / 1000,
    });
    expect(JSON.parse(receiver.entries[0]?.Detail ?? "")).toMatchObject({ catalog: "AWSMarketplace" });
  });

  test("of a partial failure only the refused entries come again", async () => {
    let isBusy = true;
    const { receiver } = await bus({ refuse: ({ Detail }) => isBusy && JSON.parse(Detail).agreement.id === stubborn });
    const { agreementId: stubborn } = await pendingRequest();
    await pendingRequest();
    await pendingRequest();
    expect(await send()).toEqual({ sent: 2 + 9, failed: 1 });
    expect((await eventDeliveries()).map(({ state, attempts, lastError }) => ({ state, attempts, lastError }))).toEqual(
      [
        { state: "PENDING", attempts: 1, lastError: "ThrottlingException: Rate exceeded" },
        { state: "SENT", attempts: 1, lastError: null },
        { state: "SENT", attempts: 1, lastError: null },
      ],
    );
    isBusy = false;
    await passHours(1);
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(receiver.batches).toEqual([3, 1]);
    expect(receiver.entries).toHaveLength(3);
  });
});

describe("a file", () => {
  test("gets one event a line, and closes a line that a crash cut off", async () => {
    const { id } = await aDestination({ type: "FILE" });
    await pendingRequest();
    await send();
    const { appendFile } = await import("node:fs/promises");
    await appendFile(filePath(id), '{"version":"0","id":');
    await pendingRequest();
    await send();
    const lines = (await readFile(filePath(id), "utf8")).split("\n");
    expect(lines).toHaveLength(4);
    for (const line of [lines[0], lines[2]])
      expect(JSON.parse(line ?? "")).toMatchObject({ version: "0", account: seller.id });
  });
});

describe("what a destination wants", () => {
  test("nothing is written for an account without a destination, nor for detail types a pattern names otherwise", async () => {
    await pendingRequest();
    expect(await eventDeliveries()).toEqual([]);
    await aDestination({ pattern: '{"detail-type":["Purchase Agreement Ended - Proposer"]}' });
    await aDestination({ account: buyer });
    const { requestId } = await pendingRequest();
    expect((await eventDeliveries()).map(({ detailType }) => detailType)).toEqual([
      "Agreement Cancellation Request Pending Approval - Acceptor",
    ]);
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    expect(
      (await eventDeliveries())
        .map(({ detailType }) => detailType)
        .slice(1)
        .sort(),
    ).toEqual([
      "Agreement Cancellation Request Approved - Acceptor",
      "Purchase Agreement Ended - Acceptor",
      "Purchase Agreement Ended - Proposer",
    ]);
  });

  test("a pattern on the detail keeps the others back, and says so", async () => {
    const { receiver } = await webhook({
      pattern: '{"detail":{"agreementCancellationRequest":{"statusCode":["REJECTED"]}}}',
    });
    const { requestId } = await pendingRequest();
    await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." });
    await send();
    expect(receiver.calls.map(({ body }) => JSON.parse(body)["detail-type"])).toEqual([
      "Agreement Cancellation Request Rejected - Proposer",
    ]);
    expect((await eventDeliveries()).map(({ state }) => state)).toEqual(["FILTERED", "SENT"]);
  });
});

test("a test event passes every pattern, a resent one keeps its ID", async () => {
  const { receiver, id } = await webhook({ pattern: '{"detail-type":["never"]}' });
  const developer = await as("SELLER_DEVELOPER");
  const { deliveryId } = await sendTestEvent(developer, { destinationId: id });
  await send();
  expect(JSON.parse(receiver.calls[0]?.body ?? "")).toMatchObject({
    id: deliveryId,
    "detail-type": "Countersign Test Event",
  });
  await resendEvent(developer, { deliveryId });
  await send();
  expect(receiver.calls.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId, deliveryId]);
});

describe("outages", () => {
  const moods: [string, Mood, RegExp][] = [
    ["answers 4xx", 404, /answered 404/],
    ["answers 5xx", 500, /answered 500/],
    ["hangs up before it answers", "cut", /hang up|ECONNRESET/],
  ];
  test.each(moods)(
    "a webhook that %s gets the event once more later, and the others wait with it",
    async (_, mood, error) => {
      const { receiver } = await webhook();
      receiver.mood = mood;
      for (let i = 0; i < 3; i++) await pendingRequest();
      await send();
      expect(receiver.calls).toHaveLength(1);
      expect(await eventDeliveries()).toMatchObject([
        { state: "PENDING", attempts: 1, lastError: expect.stringMatching(error) },
        { state: "PENDING", attempts: 0 },
        { state: "PENDING", attempts: 0 },
      ]);
      receiver.mood = 200;
      receiver.calls.length = 0;
      await send();
      expect(receiver.calls).toEqual([]);
      await passHours(1);
      await send();
      expect(receiver.calls).toHaveLength(3);
    },
  );

  test("a webhook that never answers is given up after its time, one where nobody listens at once", async () => {
    const receiver = await opened(catchCalls());
    receiver.mood = "hang";
    const event = { id: "1" } as never;
    const nobodyThere = (await nobody()).replace("smtp:", "http:");
    for (const [url, error] of [
      [receiver.url, /No answer within 0.2 s/],
      [nobodyThere, /ECONNREFUSED/],
    ] as const) {
      const sender = webhookSender(url, [], 200);
      closing.push(sender.close);
      expect(await sender.send([event])).toMatchObject([{ status: null, error: expect.stringMatching(error) }]);
    }
  });

  test("one event that is always refused holds up its own agreement and no other", async () => {
    const { receiver } = await webhook();
    const { agreementId, requestId } = await pendingRequest();
    receiver.mood = ({ body }) => (body.includes(agreementId) ? 422 : 200);
    const other = await pendingRequest();
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId: other.requestId });
    await send();
    await passHours(1);
    await send();
    await passHours(1);
    await send();
    const told = await eventDeliveries();
    const statesOf = (id: string) => told.filter((row) => row.agreementId === id).map(({ state }) => state);
    expect(statesOf(other.agreementId)).toEqual(["SENT", "SENT", "SENT"]);
    expect(statesOf(agreementId)).toEqual(["PENDING", "PENDING", "PENDING"]);
  });

  test("a destination that hangs does not keep mail and other destinations waiting", async () => {
    const hanging = await webhook();
    hanging.receiver.mood = "hang";
    const quick = await webhook();
    await pendingRequest();
    const stop = startRelay();
    await until(
      async () => quick.receiver.calls.length === 1 && (await deliveries()).every(({ state }) => state === "SENT"),
    );
    hanging.receiver.mood = 200;
    closing.unshift(stop);
    await hanging.receiver.stop();
  });

  test.each(["WEBHOOK", "EVENTBRIDGE"])(
    "a %s that is down for a day gets everything then, in order per agreement",
    async (type) => {
      const receiver = type === "WEBHOOK" ? await opened(catchCalls()) : await opened(catchPutEvents());
      await aDestination({ type, url: receiver.url, ...(type === "EVENTBRIDGE" && busKey) });
      receiver.mood = 500;
      const sent: string[] = [];
      const operator = await as("SELLER_OPERATOR");
      const approver = await as("BUYER_APPROVER");
      const agreements = await Promise.all(Array.from({ length: 6 }, () => anAgreement()));
      for (let hour = 0; hour < 24; hour++) {
        for (const { id } of agreements.slice(hour % 5, (hour % 5) + 2)) {
          const input = {
            agreementId: id,
            reasonCode: "OTHER",
            portalReason: null,
            description: "x",
            clientToken: newId.plain(),
          } as const;
          const request = await sendCancellationRequest(operator, input).catch(() => null);
          if (!request) continue;
          await rejectCancellationRequest(approver, { requestId: request.id, rejectionReason: `hour ${hour}` });
          sent.push(request.id, request.id);
        }
        await send();
        await passHours(1);
      }
      receiver.mood = 200;
      receiver.calls.length = 0;
      for (let i = 0; i < 3; i++) {
        await send();
        await passHours(1);
      }
      expect(sent.length).toBeGreaterThan(80);
      const told = await eventDeliveries();
      expect(told.map(({ state }) => state)).toEqual(told.map(() => "SENT"));
      const got =
        "entries" in receiver
          ? (receiver as Awaited<ReturnType<typeof catchPutEvents>>).entries.map(({ Detail }) => JSON.parse(Detail))
          : receiver.calls.map(({ body }) => JSON.parse(body).detail);
      expect(got).toHaveLength(sent.length);
      for (const { id } of agreements) {
        const ofAgreement = got.filter((detail) => detail.agreement.id === id);
        const inOrder = await connections().db.rows<{ requestId: string }>(sql`
        select p.detail ->> 'requestId' as request_id from event e join party_event p on p.event_id = e.id
        where e.agreement_id = ${id} and p.account_id = ${seller.id} order by e.seq`);
        expect(ofAgreement.map((detail) => detail.requestId)).toEqual(inOrder.map(({ requestId }) => requestId));
      }
    },
  );

  test("after 72 hours of failure a destination is paused, its people are told, and it goes on where it stopped", async () => {
    const { receiver, id } = await webhook();
    await contact(seller);
    await connections().db.run(sql`
      insert into "user" (id, name, email, created_at, updated_at) values ('u1', 'Ines', 'ines@example.com', now(), now())`);
    await connections().db.run(sql`
      insert into membership (id, user_id, account_id, role, created_at) values ('m1', 'u1', ${seller.id}, 'SELLER_DEVELOPER', now())`);
    receiver.mood = 500;
    const { requestId } = await pendingRequest();
    await send();
    for (let hour = 0; hour < 71; hour++) {
      await passHours(1);
      await send();
    }
    const state = () =>
      connections().db.row(sql`select state, paused_reason, last_error from destination where id = ${id}`);
    expect(await state()).toMatchObject({ state: "ACTIVE" });
    await passHours(1);
    await send();
    expect(await state()).toEqual({
      state: "PAUSED",
      pausedReason: "FAILING",
      lastError: "The receiver answered 500.",
    });
    expect((await deliveries()).filter(({ kind }) => kind === "E18")).toMatchObject([
      { recipient: "ines@example.com" },
    ]);

    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    receiver.mood = 200;
    receiver.calls.length = 0;
    await passHours(1);
    await send();
    expect(receiver.calls).toEqual([]);
    await resumeDestination(await as("SELLER_DEVELOPER"), { destinationId: id });
    await send();
    expect(receiver.calls.map(({ body }) => JSON.parse(body)["detail-type"])).toEqual([
      "Agreement Cancellation Request Pending Approval - Proposer",
      "Agreement Cancellation Request Approved - Proposer",
      "Purchase Agreement Ended - Proposer",
    ]);
  });
});

test("what is written wakes a running relay at once", async () => {
  const { receiver } = await webhook();
  const stop = startRelay();
  closing.unshift(stop);
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    await new Promise((later) => setTimeout(later, 40));
    const calls = receiver.calls.length;
    await pendingRequest();
    const since = performance.now();
    await until(async () => receiver.calls.length > calls);
    waits.push(performance.now() - since);
  }
  expect(waits.sort((a, b) => a - b)[18]).toBeLessThan(250);
});

async function until(condition: () => Promise<boolean>) {
  while (!(await condition())) await new Promise((later) => setTimeout(later, 2));
}
