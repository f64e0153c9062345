import { expect, test, vi } from "vitest";
import { connections } from "@/lib/db";
import { readHealth } from "@/lib/health";
import { lastBeat } from "@/lib/jobs/heartbeat";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { pendingRequest, rowOf, setNow } from "../../support/factories";
import { deliveries } from "../../support/mail";

log.level = "silent";

const statusOf = async (requestId: string) =>
  (await rowOf<{ status: string }>("cancellation_request", requestId)).status;

test("workers beside each other approve at the deadline, once, and tell everybody", async () => {
  const { requestId, request } = await pendingRequest();
  await setNow(request.respondBy);
  const workers = [startWorker(), startWorker()];
  await vi.waitFor(async () => expect(await statusOf(requestId)).toBe("APPROVED"), { timeout: 5000 });
  await vi.waitFor(
    async () =>
      expect((await deliveries()).filter(({ kind, state }) => kind === "E6" && state === "SENT")).toHaveLength(3),
    { timeout: 5000 },
  );
  await Promise.all(workers.map((stopWorker) => stopWorker()));
  expect((await lastBeat(connections().db))?.isFresh).toBe(true);
  expect(await readHealth()).toMatchObject({ status: "ok", worker: "ok" });
});

test("before the deadline a worker leaves the request alone, and a stopped one does nothing", async () => {
  const { requestId, request } = await pendingRequest();
  const stopWorker = startWorker();
  await vi.waitFor(async () => expect(await lastBeat(connections().db)).not.toBeNull(), { timeout: 5000 });
  expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  await stopWorker();
  await setNow(request.respondBy);
  await new Promise((later) => setTimeout(later, 50));
  expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
});

test("a deadline that comes while the worker runs is met within moments", async () => {
  const { requestId, request } = await pendingRequest();
  const stopWorker = startWorker();
  await vi.waitFor(async () => expect(await lastBeat(connections().db)).not.toBeNull(), { timeout: 5000 });
  await setNow(request.respondBy);
  await vi.waitFor(async () => expect(await statusOf(requestId)).toBe("APPROVED"), { timeout: 3000 });
  await stopWorker();
});

test("a worker whose work fails goes on when the reason is gone", async () => {
  const { pool } = connections();
  const { requestId, request } = await pendingRequest();
  await setNow(request.respondBy);
  await pool.query("alter table setting rename to setting_away");
  await pool.query("alter table party_event rename to party_event_away");
  const failed = vi.spyOn(log, "error");
  const stopWorker = startWorker();
  try {
    await vi.waitFor(() => expect(failed).toHaveBeenCalled(), { timeout: 5000 });
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  } finally {
    await pool.query("alter table setting_away rename to setting");
    await pool.query("alter table party_event_away rename to party_event");
  }
  await vi.waitFor(async () => expect(await statusOf(requestId)).toBe("APPROVED"), { timeout: 5000 });
  await stopWorker();
  failed.mockRestore();
});
