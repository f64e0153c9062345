import { describe, expect, test } from "vitest";
import { type Role, roles } from "@/lib/auth/actor";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import {
  editDestination,
  pauseDestination,
  removeDestination,
  resumeDestination,
  sendTestEvent,
} from "@/lib/destinations/change";
import { createDestination } from "@/lib/destinations/create";
import { destinationManagers } from "@/lib/destinations/policy";
import { getDestination, listDestinations } from "@/lib/destinations/queries";
import { createDestinationInput, removeDestinationInput } from "@/lib/destinations/schema";
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors";
import { getEvent, listEvents, testPattern } from "@/lib/events/explorer";
import { aDestination, as, buyer, pendingRequest, seller, stranger } from "../../support/factories";
import { eventDeliveries } from "../../support/mail";

const refusalOf = (input: Record<string, string>) => {
  const { success, error } = createDestinationInput.safeParse(input);
  return success ? null : error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join(" ");
};

describe("who may connect an account", () => {
  test.each(roles)("%s", async (role: Role) => {
    const attempt = as(role).then((ctx) =>
      createDestination(ctx, createDestinationInput.parse({ type: "FILE", name: "x" })),
    );
    if (destinationManagers.includes(role)) await expect(attempt).resolves.toMatchObject({ secret: null });
    else await expect(attempt).rejects.toThrow(ForbiddenError);
  });

  test("foreign and missing look the same; administrators see all, and may only pause and resume", async () => {
    const { id } = await aDestination({ name: "mine" });
    const foreign = await as("SELLER_DEVELOPER", stranger);
    for (const destinationId of [id, "missing"]) {
      await expect(getDestination(foreign, { destinationId })).rejects.toThrow("There is no such destination here.");
      for (const verb of [pauseDestination, resumeDestination, removeDestination, sendTestEvent])
        await expect(verb(foreign, { destinationId })).rejects.toThrow(NotFoundError);
    }
    const admin = await as("ADMIN");
    expect((await listDestinations(admin)).map(({ name }) => name)).toEqual(["mine"]);
    await pauseDestination(admin, { destinationId: id });
    await resumeDestination(admin, { destinationId: id });
    await expect(removeDestination(admin, { destinationId: id })).rejects.toThrow(ForbiddenError);
    expect(await listDestinations(foreign)).toEqual([]);
  });
});

describe("what is refused", () => {
  test.each([
    [{ type: "PIGEON", name: "x" }, "Choose a type."],
    [{ type: "FILE", name: " " }, "name: Give a name."],
    [{ type: "FILE", name: "x".repeat(65) }, "at most 64"],
    [{ type: "FILE", name: "x", pattern: '{"source":"a"}' }, "pattern: source must be"],
    [{ type: "WEBHOOK", name: "x", url: "example.com" }, "url: Write an address"],
    [{ type: "WEBHOOK", name: "x", url: "ftp://example.com" }, "url: Write an address"],
    [{ type: "WEBHOOK", name: "x", url: "https://u:p@example.com" }, "Leave user name and password out"],
    [{ type: "EVENTBRIDGE", name: "x", source: "aws.agreement-marketplace" }, 'begin with "aws."'],
    [{ type: "EVENTBRIDGE", name: "x", region: "here" }, "region: Write a region"],
    [{ type: "EVENTBRIDGE", name: "x", accessKeyId: "a" }, "secretAccessKey: Give both"],
  ])("%j", (input, problem) => expect(refusalOf(input)).toContain(problem));

  test("a live portal sends events only encrypted", () => {
    const { MODE } = process.env;
    Object.assign(process.env, { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
    try {
      expect(refusalOf({ type: "WEBHOOK", name: "x", url: "http://example.com" })).toContain("Use an https address");
      expect(refusalOf({ type: "WEBHOOK", name: "x", url: "https://example.com" })).toBeNull();
    } finally {
      Object.assign(process.env, { MODE });
      for (const name of ["SMTP_URL", "APP_URL"]) delete process.env[name];
    }
  });

  test("two destinations of one account have two names; deleting asks for a word", async () => {
    await aDestination({ name: "twin" });
    await expect(aDestination({ name: "twin" })).rejects.toThrow(ConflictError);
    await aDestination({ name: "twin", account: buyer });
    expect(removeDestinationInput.safeParse({ destinationId: "1", confirmation: "yes" }).success).toBe(false);
    expect(removeDestinationInput.safeParse({ destinationId: "1", confirmation: " Confirm " }).success).toBe(true);
  });
});

test("secrets are encrypted, and no screen ever gets them back", async () => {
  const { id, secret } = await aDestination({ type: "WEBHOOK", url: "http://127.0.0.1:1/" });
  expect(secret).toMatch(/^whsec_/);
  const row = await connections().db.row<{ secretEncrypted: string }>(
    sql`select secret_encrypted from destination where id = ${id}`,
  );
  expect(row?.secretEncrypted).not.toContain(secret?.slice(6, 20));
  const seen = JSON.stringify([
    await getDestination(await as("SELLER_DEVELOPER"), { destinationId: id }),
    await listDestinations(await as("ADMIN")),
  ]);
  expect(seen).not.toMatch(/secret_?encrypted/i);
});

test("a paused destination gets nothing, and everything in its order once it is resumed", async () => {
  const { id } = await aDestination();
  const developer = await as("SELLER_DEVELOPER");
  await pauseDestination(developer, { destinationId: id });
  await expect(pauseDestination(developer, { destinationId: id })).rejects.toThrow("paused already");
  await expect(sendTestEvent(developer, { destinationId: id })).rejects.toThrow("Resume it");
  await pendingRequest();
  await deliverDue({ transport: null });
  expect(await eventDeliveries()).toMatchObject([{ state: "PENDING", attempts: 0 }]);
  await resumeDestination(developer, { destinationId: id });
  await deliverDue({ transport: null });
  expect(await eventDeliveries()).toMatchObject([{ state: "SENT", attempts: 1 }]);
});

test("what waits follows a changed pattern", async () => {
  const { id } = await aDestination({ name: "before" });
  await pendingRequest();
  const developer = await as("SELLER_DEVELOPER");
  await editDestination(developer, { destinationId: id, name: "after", pattern: { "detail-type": ["never"] } });
  await deliverDue({ transport: null });
  expect(await eventDeliveries()).toMatchObject([{ state: "FILTERED" }]);
  await pendingRequest();
  expect(await eventDeliveries()).toHaveLength(1);
});

describe("the events explorer", () => {
  test("shows the account's events with their deliveries, page by page, and nobody else's", async () => {
    await aDestination();
    const requests = [await pendingRequest(), await pendingRequest(), await pendingRequest()];
    await deliverDue({ transport: null });
    const ctx = await as("SELLER_DEVELOPER");
    const { events, next } = await listEvents(ctx, { size: 2 });
    const rest = await listEvents(ctx, { size: 2, before: next ?? "" });
    expect([...events, ...rest.events].map(({ requestId }) => requestId).sort()).toEqual(
      requests.map(({ requestId }) => requestId).sort(),
    );
    expect(rest.next).toBeNull();
    expect(events[0]).toMatchObject({ accountId: seller.id, delivered: 1, waiting: 0 });
    const eventId = events[0]?.id ?? "";
    expect(await getEvent(ctx, { eventId })).toMatchObject({
      envelope: { id: eventId, source: "aws.agreement-marketplace", account: seller.id },
      deliveries: [{ state: "SENT", tries: [{ number: 1, error: null }] }],
    });
    for (const id of [eventId, "missing"])
      await expect(getEvent(await as("BUYER_APPROVER"), { eventId: id })).rejects.toThrow(NotFoundError);
    expect((await listEvents(await as("ADMIN"))).events).toHaveLength(6);
    expect((await listEvents(ctx, { object: requests[0]?.requestId })).events).toHaveLength(1);
    expect((await listEvents(ctx, { type: "approved" })).events).toEqual([]);
    expect((await listEvents(ctx, { isWaiting: true })).events).toEqual([]);
  });

  test("says which of the newest events a pattern wants", async () => {
    await pendingRequest();
    const found = await testPattern(await as("BUYER_APPROVER"), {
      pattern: {
        "detail-type": [{ suffix: "Acceptor" }],
        detail: { agreementCancellationRequest: { statusCode: ["PENDING_APPROVAL"] } },
      },
    });
    expect(found).toMatchObject([{ isMatch: true }]);
  });
});
