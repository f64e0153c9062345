import { addDays, addHours, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import { businessNow } from "@/lib/clock";
import { connections, sql } from "@/lib/db";
import { listComing } from "@/lib/test-clock/coming";
import { moveClock } from "@/lib/test-clock/move";
import { previewClock, previewMove } from "@/lib/test-clock/preview";
import { moveClockAndReport } from "@/lib/test-clock/report";
import { moveClockInput } from "@/lib/test-clock/schema";
import { aCharge, anAgreement, as, pendingRequest, rowOf, setNow } from "../../support/factories";

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
    due: { approvedAutomatically: 2, expired: 2, failed: 1, invoices: 2, payments: 0, adjustments: 0 },
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
    events: 2,
    emails: 6,
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
