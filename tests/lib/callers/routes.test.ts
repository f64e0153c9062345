import { beforeEach, describe, expect, test } from "vitest";
import { POST as moveClock } from "@/app/api/clock/route";
import { GET as readEvents } from "@/app/api/events/route";
import { GET as readHealth } from "@/app/api/health/route";
import { GET as readMailbox } from "@/app/api/mailbox/route";
import { encryptSecret } from "@/lib/auth/access-keys";
import type { Role } from "@/lib/auth/actor";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { beat } from "@/lib/jobs/heartbeat";
import { log } from "@/lib/log";
import { as, buyer, contact, pendingRequest, seller, stranger } from "../../support/factories";

log.level = "silent";

const call = async (
  handler: (request: Request) => Promise<Response>,
  { key = "seller", query = "", body }: { key?: string | null; query?: string; body?: unknown } = {},
) => {
  const response = await handler(
    new Request(`http://localhost:3000/api${query}`, {
      method: body === undefined ? "GET" : "POST",
      headers: key ? { authorization: `Basic ${Buffer.from(`${key}:secret`).toString("base64")}` } : {},
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
};

beforeEach(async () => {
  const { prisma } = connections();
  const createdAt = new Date("2026-01-01T00:00:00Z");
  const keys: [string, { id: string; name: string }, Role][] = [
    ["seller", seller, "SELLER_OPERATOR"],
    ["buyer", buyer, "BUYER_APPROVER"],
    ["stranger", stranger, "SELLER_OPERATOR"],
    ["admin", { id: "000000000001", name: "Operations" }, "ADMIN"],
  ];
  for (const [id, account, role] of keys) {
    await contact(account);
    await prisma.accessKey.create({
      data: { id, accountId: account.id, name: id, role, secretEncrypted: encryptSecret("secret"), createdAt },
    });
  }
});

async function live<T>(work: () => Promise<T>): Promise<T> {
  const settings = { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" };
  Object.assign(process.env, settings);
  try {
    return await work();
  } finally {
    delete process.env.SMTP_URL;
    delete process.env.APP_URL;
    process.env.MODE = "sandbox";
  }
}

describe("who may call", () => {
  const routes = { clock: moveClock, mailbox: readMailbox, events: readEvents };

  test.each(Object.entries(routes))("%s asks for a key when there is none or a wrong one", async (_, handler) => {
    for (const key of [null, "nobody"]) {
      const { status, headers, body } = await call(handler, { key });
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toMatch(/^Basic realm="Countersign"/);
      expect(body.error).toMatchObject({ code: "Unauthorized", message: expect.stringContaining("access key") });
    }
  });

  test("a live portal has neither a clock nor an open mailbox, even for those with a key", async () => {
    await live(async () => {
      for (const handler of [moveClock, readMailbox]) expect((await call(handler)).status).toBe(404);
      expect((await call(readEvents)).status).toBe(200);
    });
  });
});

describe("POST /api/clock", () => {
  test("answers the new time and what fell due", async () => {
    await pendingRequest();
    expect((await call(moveClock, { body: { advance: "P7D" } })).body).toEqual({
      now: "2026-11-09T10:00:00.000Z",
      frozen: true,
      due: {
        approvedAutomatically: 1,
        expired: 0,
        failed: 0,
        invoices: 0,
        payments: 0,
        adjustments: 0,
        reminders: 2,
        endings: 0,
      },
    });
  });

  test.each([
    ["{", "The body must be JSON."],
    [{ advance: "seven days" }, "such as P7D"],
    [{ later: true }, "Send one of"],
    [{ set: "2020-01-01T00:00:00Z" }, "only goes forward"],
  ])("refuses %j with the reason", async (body, reason) => {
    const answer = await call(moveClock, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: "ValidationError", message: expect.stringContaining(reason) });
  });
});

describe("GET /api/mailbox", () => {
  test("lists what was sent, newest first, and filters by recipient", async () => {
    await pendingRequest();
    expect((await call(readMailbox)).body).toEqual([]);
    await deliverDue({ transport: null });
    const { body } = await call(readMailbox);
    expect(body.map(({ kind }: { kind: string }) => kind)).toEqual(["E2", "E2", "E1"]);
    const { body: toBuyer } = await call(readMailbox, { query: `?to=contact@${buyer.id}.example` });
    expect(toBuyer).toEqual([
      expect.objectContaining({
        to: `contact@${buyer.id}.example`,
        subject: expect.stringContaining("Action needed by 9 Nov"),
        text: expect.stringContaining("/respond/"),
        html: expect.stringContaining("<html"),
        headers: expect.objectContaining({ "X-Portal-Kind": "E1", "Message-ID": expect.any(String) }),
        sentAt: expect.any(String),
      }),
    ]);
    expect((await call(readMailbox, { query: "?to=nobody@example.com" })).body).toEqual([]);
    expect((await call(readMailbox, { query: "?limit=1" })).body).toHaveLength(1);
    expect((await call(readMailbox, { query: "?limit=0" })).status).toBe(400);
  });
});

describe("GET /api/events", () => {
  test("brings each account its own envelopes, newest first", async () => {
    const { requestId, agreementId } = await pendingRequest();
    await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "We still use it." });
    const { body } = await call(readEvents);
    expect(body.map((event: Record<string, unknown>) => event["detail-type"])).toEqual([
      "Agreement Cancellation Request Rejected - Proposer",
      "Agreement Cancellation Request Pending Approval - Proposer",
    ]);
    expect(body[0]).toMatchObject({
      version: "0",
      source: "aws.agreement-marketplace",
      account: seller.id,
      region: "us-east-1",
      time: "2026-11-02T10:00:00Z",
      resources: [],
      detail: {
        agreement: { id: agreementId, acceptorId: buyer.id },
        agreementCancellationRequest: { id: requestId, statusCode: "REJECTED", statusMessage: "We still use it." },
      },
    });
    const accounts = async (key: string) =>
      (await call(readEvents, { key })).body.map(({ account }: { account: string }) => account);
    expect(await accounts("buyer")).toEqual([buyer.id, buyer.id]);
    expect(await accounts("stranger")).toEqual([]);
    expect(await accounts("admin")).toHaveLength(4);
  });

  test.each([
    ["Agreement Cancellation Request Rejected - Proposer", 1],
    ["Agreement Cancellation Request Rejected", 1],
    ["Agreement Cancellation Request", 0],
    ["Agreement Cancellation Request Rejected - Acceptor", 0],
    ["%", 0],
  ])("filters by detail type %s", async (type, count) => {
    const { requestId } = await pendingRequest();
    await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." });
    const { body } = await call(readEvents, { query: `?detail-type=${encodeURIComponent(type)}` });
    expect(body).toHaveLength(count);
  });
});

describe("GET /api/health", () => {
  const health = async () => {
    const response = await readHealth();
    return { status: response.status, body: await response.json() };
  };

  test("is well while a worker is at work", async () => {
    expect(await health()).toMatchObject({ status: 503, body: { reason: expect.stringContaining("not looked") } });
    await beat(connections().db);
    expect(await health()).toMatchObject({ status: 200, body: { status: "ok", database: "ok", worker: "ok" } });
    await connections().db.run(sql`
      update setting set value = jsonb_build_object('at', now() - interval '61 seconds') where key = 'worker'`);
    expect(await health()).toMatchObject({ status: 503, body: { reason: expect.stringContaining("last looked") } });
  });

  test("does not miss a worker where there is none by choice", async () => {
    process.env.WORKER = "off";
    try {
      expect(await health()).toMatchObject({ status: 200, body: { status: "ok", worker: "off" } });
    } finally {
      delete process.env.WORKER;
    }
  });

  test("says when the database is gone, without telling where it is", async () => {
    const url = process.env.DATABASE_URL;
    process.env.DATABASE_URL = "postgresql://app:secret@127.0.0.1:1/none";
    try {
      const { status, body } = await health();
      expect(status).toBe(503);
      expect(body).toEqual({ status: "unhealthy", reason: "The database does not answer." });
    } finally {
      process.env.DATABASE_URL = url;
    }
  });
});
