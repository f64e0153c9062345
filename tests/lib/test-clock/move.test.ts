import { addDays, addHours, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import { system } from "@/lib/auth/actor";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { businessNow } from "@/lib/clock";
import { connections, sql } from "@/lib/db";
import { remindBuyers } from "@/lib/jobs/remind-buyers";
import { listComing } from "@/lib/test-clock/coming";
import { moveClock } from "@/lib/test-clock/move";
import { previewClock, previewMove } from "@/lib/test-clock/preview";
import { moveClockAndReport } from "@/lib/test-clock/report";
import { moveClockInput } from "@/lib/test-clock/schema";
import { aCharge, anAgreement, as, buyer, pendingRequest, rowOf, seller, setNow } from "../../support/factories";

const move = async (input: unknown) => moveClock(await as("SELLER_DEVELOPER"), moveClockInput.parse(input));
const now = "2026-11-02T10:00:00.000Z";
const runsFrom = (offsetMs: number) =>
  connections().db.run(sql`update clock set frozen_at = null, offset_ms = ${offsetMs}`);

describe("advancing", () => {
  test.each([
    ["PT1H", now, "2026-11-02T11:00:00.000Z"],
    ["PT90M", now, "2026-11-02T11:30:00.000Z"],
    ["PT1S", now, "2026-11-02T10:00:01.000Z"],
    ["P1D", now, "2026-11-03T10:00:00.000Z"],
    ["P7D", "2026-10-20T23:30:00.000Z", "2026-10-27T23:30:00.000Z"],
    ["P2W", now, "2026-11-16T10:00:00.000Z"],
    ["P1M", "2027-01-31T12:00:00.000Z", "2027-02-28T12:00:00.000Z"],
    ["P1Y", "2028-02-29T00:00:00.000Z", "2029-02-28T00:00:00.000Z"],
    ["P1Y2M1W3DT4H5M6S", now, "2028-01-12T14:05:06.000Z"],
    ["P0D", now, now],
  ])("%s after %s is %s", async (advance, from, to) => {
    await setNow(from);
    expect(await move({ advance })).toMatchObject({ now: new Date(to), frozen: true });
    expect(await businessNow()).toEqual(new Date(to));
  });

  test.each(["", "P", "PT", "7D", "P-1D", "-P1D", "P1.5D", "P7D ", "PT1D", "P1H", "p7d", "P1D2M", "P7DT", "1 day"])(
    "%j is not a duration",
    (advance) => expect(() => moveClockInput.parse({ advance })).toThrow(/ISO 8601/),
  );

  test("a clock that runs goes on running from the new time", async () => {
    await runsFrom(0);
    const before = Date.now();
    const moved = await move({ advance: "P7D" });
    expect(moved.frozen).toBe(false);
    expect(Math.abs(moved.now.getTime() - addDays(before, 7).getTime())).toBeLessThan(5000);
    expect((await businessNow()).getTime()).toBeGreaterThanOrEqual(moved.now.getTime());
  });
});

describe("setting, freezing and resuming", () => {
  test("a later instant can be set, with any offset; an earlier one cannot", async () => {
    expect(await move({ set: "2026-12-01T01:00:00+01:00" })).toMatchObject({ now: new Date("2026-12-01T00:00:00Z") });
    await expect(move({ set: "2026-11-30T23:59:59Z" })).rejects.toThrow(
      "The clock only goes forward. It is 1 December 2026, 00:00 (UTC): choose a later time than 30 November 2026, 23:59 (UTC).",
    );
    expect(await businessNow()).toEqual(new Date("2026-12-01T00:00:00Z"));
  });

  test.each([{ advance: "P8000Y" }, { set: "9999-01-01T00:00:00Z" }])(
    "the clock ends before the year 9999: %j",
    (input) => expect(move(input)).rejects.toThrow("year 9998"),
  );

  test("a frozen clock stands still where it was", async () => {
    await runsFrom(3_600_000);
    const { now: stopped, frozen } = await move({ freeze: true });
    expect(frozen).toBe(true);
    expect(Math.abs(stopped.getTime() - Date.now() - 3_600_000)).toBeLessThan(5000);
    await new Promise((later) => setTimeout(later, 20));
    expect(await businessNow()).toEqual(stopped);
    expect(await move({ freeze: true })).toMatchObject({ now: stopped });
  });

  test("resuming in the past returns to real time", async () => {
    await setNow(subDays(new Date(), 3));
    const moved = await move({ resume: true });
    expect(moved.frozen).toBe(false);
    expect(Math.abs(moved.now.getTime() - Date.now())).toBeLessThan(5000);
  });

  test("resuming in the future goes on from where the clock stands, never back", async () => {
    const ahead = addDays(new Date(), 3);
    await setNow(ahead);
    const { now: resumed, frozen } = await move({ resume: true });
    expect(frozen).toBe(false);
    expect(resumed.getTime()).toBeGreaterThanOrEqual(ahead.getTime());
    expect(resumed.getTime() - ahead.getTime()).toBeLessThan(5000);
    const again = await move({ resume: true });
    expect(again.now.getTime()).toBeGreaterThanOrEqual(resumed.getTime());
  });

  test.each([
    {},
    { freeze: false },
    { advance: "P1D", freeze: true },
    { set: "tomorrow" },
    { set: "2026-12-01" },
    "P7D",
  ])("%j is not a way to move the clock", (input) => expect(() => moveClockInput.parse(input)).toThrow(/ISO 8601/));
});

/** Something of each kind that falls due within ten days, and something of each that does not. */
async function aBusyFortnight() {
  const { agreementId, request } = await pendingRequest();
  await aCharge(agreementId, addDays(request.createdAt, 1));
  await aCharge(agreementId, addDays(request.createdAt, 8));
  const soon = await anAgreement({ endAt: addDays(request.createdAt, 5) });
  await aCharge(soon.id, addDays(request.createdAt, 4));
  await aCharge(soon.id, addDays(request.createdAt, 6));
  const overtaken = await pendingRequest({ endAt: addHours(request.createdAt, 30) });
  const just = await pendingRequest({ endAt: addDays(request.createdAt, 7) });
  await anAgreement();
  return { agreementId, overtaken, just };
}

test("moving the clock does what fell due, at its own time, and counts it", async () => {
  const { agreementId, overtaken, just } = await aBusyFortnight();
  const moved = await move({ advance: "P10D" });
  expect(moved).toEqual({
    now: new Date("2026-11-12T10:00:00Z"),
    frozen: true,
    due: {
      approvedAutomatically: 2,
      expired: 2,
      failed: 1,
      invoices: 2,
      payments: 0,
      adjustments: 0,
      reminders: 4,
      endings: 0,
    },
  });
  const deadline = new Date("2026-11-09T10:00:00Z");
  expect(await rowOf("agreement", agreementId)).toMatchObject({ status: "CANCELLED", endedAt: deadline });
  expect(await rowOf("agreement", just.agreementId)).toMatchObject({ status: "CANCELLED", endedAt: deadline });
  expect(await rowOf("cancellation_request", overtaken.requestId)).toMatchObject({ status: "VALIDATION_FAILED" });
});

test.each([0, 1, 3, 4, 5, 6, 7, 8, 10])("the preview of %i days says what the move then does", async (days) => {
  await aBusyFortnight();
  const ctx = await as("SELLER_DEVELOPER");
  const { firstRequests, ...counts } = await previewClock(ctx, addDays(ctx.now, days));
  expect(firstRequests).toHaveLength(counts.approvedAutomatically);
  expect((await move({ advance: `P${days}D` })).due).toEqual(counts);
});

test("one millisecond before the deadline nothing is due, at the deadline it is", async () => {
  await pendingRequest();
  expect((await move({ set: "2026-11-09T09:59:59.999Z" })).due.approvedAutomatically).toBe(0);
  expect((await move({ set: "2026-11-09T10:00:00Z" })).due.approvedAutomatically).toBe(1);
});

test("a move can be looked at before it is made, and changes nothing by that", async () => {
  const { requestId } = await pendingRequest();
  const preview = await previewMove(await as("BUYER_VIEWER"), { advance: "P7D" });
  expect(preview).toMatchObject({
    from: new Date(now),
    until: new Date("2026-11-09T10:00:00Z"),
    approvedAutomatically: 1,
    firstRequests: [{ id: requestId }],
  });
  expect(await businessNow()).toEqual(new Date(now));
  await setNow(subDays(new Date(), 8));
  const resuming = await previewMove(await as("BUYER_VIEWER"), { resume: true });
  expect(Math.abs(resuming.until.getTime() - Date.now())).toBeLessThan(5000);
});

test("the report of a move names the requests it approved, and only those", async () => {
  await pendingRequest();
  await move({ advance: "P7D" });
  const { requestId } = await pendingRequest();
  expect(await moveClockAndReport(await as("SELLER_VIEWER"), { advance: "P7D" })).toMatchObject({
    from: new Date("2026-11-09T10:00:00Z"),
    now: new Date("2026-11-16T10:00:00Z"),
    due: { approvedAutomatically: 1 },
    approved: [{ id: requestId, productTitle: "Insight Studio", acceptorName: "Harbour Bank" }],
    events: 4,
    emails: 8,
  });
});

test("what is coming is sorted by its time, and leaves out what will never come", async () => {
  const { agreementId, requestId, request } = await pendingRequest();
  const soon = await anAgreement({ endAt: addDays(request.createdAt, 5) });
  await aCharge(soon.id, addDays(request.createdAt, 6));
  await aCharge(soon.id, addDays(request.createdAt, 4));
  await aCharge(agreementId, addDays(request.createdAt, 3));
  const { deadlines, ends, invoices } = await listComing(await as("SELLER_DEVELOPER"));
  expect(deadlines.map(({ id }) => id)).toEqual([requestId]);
  expect(ends.map(({ id }) => id)).toEqual([soon.id, agreementId]);
  expect(invoices.map((invoice) => invoice.agreementId)).toEqual([agreementId, soon.id]);
});

test("a live portal's clock cannot be moved", async () => {
  process.env.MODE = "live";
  Object.assign(process.env, { SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
  try {
    await expect(move({ advance: "P1D" })).rejects.toThrow("production mode");
  } finally {
    process.env.MODE = "sandbox";
    delete process.env.SMTP_URL;
    delete process.env.APP_URL;
  }
});

test("the same start and the same moves give the same result", async () => {
  const results: unknown[] = [];
  for (let round = 0; round < 2; round++) {
    await aBusyFortnight();
    for (const advance of ["PT36H", "P4D", "P3D", "P200D"]) await move({ advance });
    results.push(await told());
    await connections().pool.query("truncate agreement, event, party_event, delivery, invoice, setting cascade");
    await setNow(now);
  }
  expect(results[1]).toEqual(results[0]);
});

/** Everything that was told, in its order, without the IDs that are new each time. */
async function told() {
  const { db } = connections();
  const events = await db.rows(sql`select type, at, data, actor from event order by seq`);
  const mails = await db.rows(sql`select kind, recipient, created_at from delivery order by seq`);
  const invoices = await db.rows(sql`select amount, period_start_at, due_at from invoice order by issued_at, amount`);
  const parties = await db.rows(sql`
    select p.account_id, p.detail_type, p.at, p.resources = '{}' as is_bare from party_event p
    join event e on e.id = p.event_id order by e.seq, p.detail_type`);
  return { events, mails, invoices, parties };
}

describe("on the way", () => {
  test("buyers are reminded 72 and 24 hours before the deadline, each once, and no longer once it is answered", async () => {
    await pendingRequest();
    const reminders = () =>
      connections().db.rows<{ at: Date }>(sql`select at from event where type = 'ReminderSent' order by seq`);
    await move({ set: "2026-11-06T09:59:59Z" });
    expect(await reminders()).toEqual([]);
    await move({ set: "2026-11-06T10:00:00Z" });
    await move({ advance: "P1D" });
    expect(await reminders()).toEqual([{ at: new Date("2026-11-06T10:00:00Z") }]);
    const { requestId } = await pendingRequest();
    await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." });
    await move({ advance: "P7D" });
    expect(await reminders()).toEqual([
      { at: new Date("2026-11-06T10:00:00Z") },
      { at: new Date("2026-11-08T10:00:00Z") },
    ]);
  });

  test("a worker that was away sends only the reminder that still makes sense, a live one none after the deadline", async () => {
    await pendingRequest();
    const { MODE } = process.env;
    const settings = { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" };
    Object.assign(process.env, settings);
    try {
      await setNow("2026-11-08T12:00:00Z");
      expect(await remindBuyers({ ...(await as("ADMIN")), actor: system })).toBe(1);
      await connections().db.run(
        sql`update cancellation_request set next_reminder_at = respond_by - interval '72 hours'`,
      );
      await setNow("2026-11-09T10:00:00Z");
      expect(await remindBuyers({ ...(await as("ADMIN")), actor: system })).toBe(0);
    } finally {
      Object.assign(process.env, { MODE });
      for (const name of ["SMTP_URL", "APP_URL"]) delete process.env[name];
    }
  });

  test("seller and buyer get an event 180, 120, 90, 60 and 30 days before an agreement ends", async () => {
    const end = addDays(new Date(now), 185);
    const { id } = await anAgreement({ endAt: end });
    await anAgreement({ endAt: addDays(new Date(now), 45) });
    await move({ advance: "P1D" });
    for (let week = 0; week < 30; week++) await move({ advance: "P7D" });
    const told = await connections().db.rows<{ accountId: string; days: number; at: Date; detailType: string }>(sql`
      select p.account_id, p.at, p.detail_type, (p.detail -> 'agreement' ->> 'daysBeforeEndTime')::int as days
      from party_event p join event e on e.id = p.event_id
      where p.detail_type like 'Purchase Agreement Ending%' and e.agreement_id = ${id} order by p.at, p.detail_type`);
    expect(told).toEqual(
      [180, 120, 90, 60, 30].flatMap((days) => [
        { accountId: buyer.id, days, at: subDays(end, days), detailType: "Purchase Agreement Ending - Acceptor" },
        { accountId: seller.id, days, at: subDays(end, days), detailType: "Purchase Agreement Ending - Proposer" },
      ]),
    );
  });
});
