import { afterEach, expect, test } from "vitest";
import { ForbiddenError } from "@/lib/errors";
import { beat } from "@/lib/jobs/heartbeat";
import { withoutCredentials } from "@/lib/system/configuration";
import { readSystem } from "@/lib/system/read";
import { as, pendingRequest } from "../../support/factories";

afterEach(() => {
  delete process.env.SMTP_URL;
});

test("tells how the installation is and fares", async () => {
  await pendingRequest();
  const before = await readSystem(await as("ADMIN"));
  expect(before).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    mode: "sandbox",
    mailServer: null,
    queue: { pending: 3, failed: 0, sent: 0, waitingSince: expect.any(Date) },
    clock: { isFrozen: true },
  });
  expect(before.database.bytes).toBeGreaterThan(1_000_000);
  expect(before.worker.at).toBeUndefined();
  await beat((await as("ADMIN")).db);
  expect((await readSystem(await as("ADMIN"))).worker).toMatchObject({ isFresh: true, at: expect.any(Date) });
});

test("shows no secret and no credentials", async () => {
  process.env.SMTP_URL = "smtp://portal:hunter2@mail.example.com:587/?password=hunter2";
  const system = await readSystem(await as("ADMIN"));
  expect(system.mailServer).toBe("smtp://mail.example.com:587");
  const shown = JSON.stringify(system);
  for (const secret of ["hunter2", process.env.AUTH_SECRET, process.env.DATABASE_URL]) {
    expect(secret).toBeTruthy();
    expect(shown).not.toContain(secret);
  }
  expect(system.settings).toContainEqual(expect.objectContaining({ name: "AUTH_SECRET", value: "Set, hidden" }));
  expect(system.settings).toContainEqual(expect.objectContaining({ name: "MAIL_FROM", value: "Not set" }));
});

test.each([
  [
    "postgresql://app:secret@db.example.com:5432/countersign?sslpassword=secret",
    "postgresql://db.example.com:5432/countersign",
  ],
  ["https://events.example.com/", "https://events.example.com"],
  ["mailto:somebody", "mailto:…"],
])("%s is shown as %s", (address, shown) => expect(withoutCredentials(address)).toBe(shown));

test("is for administrators", async () => {
  await expect(readSystem(await as("SELLER_DEVELOPER"))).rejects.toThrow(ForbiddenError);
});
