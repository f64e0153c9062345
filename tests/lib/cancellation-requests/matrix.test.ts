import { addDays, addMilliseconds } from "date-fns";
import { describe, expect, test } from "vitest";
import { type Actor, type Role, system } from "@/lib/auth/actor";
import { approveCancellationRequest, approveOverdue } from "@/lib/cancellation-requests/approve";
import { failCancellationRequests } from "@/lib/cancellation-requests/fail";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import type { CancellationRequest } from "@/lib/cancellation-requests/request";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { respondBy, type Status, statuses } from "@/lib/cancellation-requests/states";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { type Context, inTransaction, startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Cast, everybody } from "../../support/cast";
import { buyer, manufacturer, pendingRequest, person, seller, setNow } from "../../support/factories";
import { changes, snapshot } from "../../support/snapshot";

// The rules of the specification, written a second time: whoever changes one of the two has to change the other.

type Verb = "approve" | "reject" | "withdraw" | "send";
type Outcome = "done" | "NotFoundError" | "ForbiddenError" | "ConflictError" | "ValidationError";

const createdAt = new Date("2026-11-02T10:00:00Z");
const deadline = new Date("2026-11-09T10:00:00Z");
const instants = [
  { when: "just before the deadline", now: addMilliseconds(deadline, -1), isOpen: true },
  { when: "at the deadline", now: deadline, isOpen: false },
  { when: "after the deadline", now: addDays(deadline, 3), isOpen: false },
];
type Instant = (typeof instants)[number];

const asksForSeller: Role[] = ["SELLER_OPERATOR", "SELLER_ADMIN", "SELLER_DEVELOPER"];

const verbs: Record<Verb, (ctx: Context, ids: Ids) => Promise<CancellationRequest>> = {
  approve: approveCancellationRequest,
  reject: (ctx, ids) => rejectCancellationRequest(ctx, { ...ids, rejectionReason: "We still use it." }),
  withdraw: (ctx, ids) => withdrawCancellationRequest(ctx, { ...ids, cancellationReason: "By mistake." }),
  send: (ctx, { agreementId }) =>
    sendCancellationRequest(ctx, {
      agreementId,
      reasonCode: "OTHER",
      portalReason: null,
      description: "Once more.",
      clientToken: newId.plain(),
    }),
};

type Ids = { requestId: string; agreementId: string };
type Case = Ids & { otherRequestId: string };

function isSeer(actor: Actor, of: "request" | "agreement", ids: Ids): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "contact") return of === "agreement" || actor.requestId === ids.requestId;
  // The API knows two parties, and no administrators.
  if (actor.kind === "key") return [seller.id, buyer.id].includes(actor.accountId);
  const parties = of === "agreement" ? [seller.id, buyer.id, manufacturer.id] : [seller.id, buyer.id];
  return actor.role === "ADMIN" || parties.includes(actor.accountId);
}

function isEntitled(actor: Actor, verb: Verb, ids: Ids): boolean {
  if (actor.kind === "system") return false;
  if (verb === "approve" || verb === "reject") {
    return actor.kind === "contact"
      ? actor.requestId === ids.requestId
      : actor.role === "BUYER_APPROVER" && actor.accountId === buyer.id;
  }
  return actor.kind !== "contact" && asksForSeller.includes(actor.role) && actor.accountId === seller.id;
}

function expected(actor: Actor, verb: Verb, status: Status, { isOpen }: Instant, ids: Ids): Outcome {
  if (!isSeer(actor, verb === "send" ? "agreement" : "request", ids)) return "NotFoundError";
  if (verb === "send") {
    if (status === "APPROVED" || (status === "PENDING_APPROVAL" && !isOpen)) return "ValidationError";
    if (status === "PENDING_APPROVAL") return "ConflictError";
    return isEntitled(actor, verb, ids) ? "done" : "ForbiddenError";
  }
  if (!isEntitled(actor, verb, ids)) return "ForbiddenError";
  return status === "PENDING_APPROVAL" && isOpen ? "done" : "ConflictError";
}

/** A request in the given status a day after it was sent, another one that waits, and an entitlement to lose. */
async function prepare(status: Status, { isAlone = false } = {}): Promise<Case> {
  await setNow(createdAt);
  const channel = {
    manufacturerId: manufacturer.id,
    manufacturerName: manufacturer.name,
    resaleAuthorizationId: "r-1",
  };
  const { requestId, agreementId } = await pendingRequest({ ...channel, endAt: addDays(deadline, 300) });
  const otherRequestId = isAlone ? "acr-other" : (await pendingRequest({ endAt: addDays(deadline, 300) })).requestId;
  await connections().db.run(sql`
    insert into entitlement (agreement_id, resource_id, type, status, reason_code)
    values (${agreementId}, 'prod-insight', 'License', 'PROVISIONED', 'AGREEMENT_ACTIVE')`);
  await setNow(addDays(createdAt, 1));
  const ctx = await startContext(system);
  const ids = { requestId, agreementId };
  if (status === "APPROVED") await verbs.approve({ ...ctx, actor: person("BUYER_APPROVER") }, ids);
  if (status === "REJECTED") await verbs.reject({ ...ctx, actor: person("BUYER_APPROVER") }, ids);
  if (status === "CANCELLED") await verbs.withdraw({ ...ctx, actor: person("SELLER_OPERATOR") }, ids);
  if (status === "VALIDATION_FAILED") await fail(ctx, ids);
  return { requestId, agreementId, otherRequestId };
}

const fail = (ctx: Context, { requestId }: Ids) =>
  inTransaction(ctx, (ctx) => failCancellationRequests(ctx, [{ id: requestId, at: ctx.now, reason: "A renewal." }]));

const attempt = (work: Promise<unknown>): Promise<Outcome> =>
  work.then(
    () => "done",
    (error) => {
      if (error instanceof ExpectedError) return error.name as Outcome;
      throw error;
    },
  );

describe.each(statuses)("a request that is %s", (status) => {
  test.each(Object.keys(verbs) as Verb[])("refuses whoever may not %s it now, and changes nothing", async (verb) => {
    const ids = await prepare(status);
    const before = await snapshot();
    for (const instant of instants) {
      await setNow(instant.now);
      const ctx = await startContext(system);
      const refused = everybody(ids.requestId, ids.otherRequestId).filter(
        ({ actor }) => expected(actor, verb, status, instant, ids) !== "done",
      );
      const outcomes = await Promise.all(
        refused.map(async ({ label, actor }) => [label, await attempt(verbs[verb]({ ...ctx, actor }, ids))]),
      );
      expect(outcomes, instant.when).toEqual(
        refused.map(({ label, actor }) => [label, expected(actor, verb, status, instant, ids)]),
      );
    }
    expect(await snapshot()).toEqual(before);
  });
});

type Allowed = { verb: Verb; status: Status; instant: Instant; label: string };
const placeholder = { requestId: "acr-this", agreementId: "agmt-this", otherRequestId: "acr-other" };
const allowed: Allowed[] = (Object.keys(verbs) as Verb[]).flatMap((verb) =>
  statuses.flatMap((status) =>
    instants.flatMap((instant) =>
      everybody(placeholder.requestId, placeholder.otherRequestId)
        .filter(({ actor }) => expected(actor, verb, status, instant, placeholder) === "done")
        .map(({ label }) => ({ verb, status, instant, label })),
    ),
  ),
);

/** What each verb changes, and whom it tells. `sam` is who made the request and gets a mail beside the seller's contact. */
const everyone = [
  `buyer contact@${buyer.id}.example`,
  `seller Sam@${seller.id}.example`,
  `seller contact@${seller.id}.example`,
];
const sentBy = (actor: Actor) =>
  "email" in actor
    ? [...new Set([`seller ${actor.email}`, `seller contact@${seller.id}.example`])].sort()
    : [`seller contact@${seller.id}.example`];

type Effect = {
  to: Status;
  resolution: string;
  message: string | null;
  events: string[];
  detailTypes: string[];
  mails: string[];
};
const effects: Record<Exclude<Verb, "send">, Effect> = {
  approve: {
    to: "APPROVED",
    resolution: "BUYER",
    message: null,
    events: ["AgreementCancelled", "CancellationRequestApproved"],
    detailTypes: ["Agreement Cancellation Request Approved", "Purchase Agreement Ended"],
    mails: ["E10", "E5"].flatMap((kind) => everyone.map((whom) => `${kind} ${whom}`)),
  },
  reject: {
    to: "REJECTED",
    resolution: "BUYER",
    message: "We still use it.",
    events: ["CancellationRequestRejected"],
    detailTypes: ["Agreement Cancellation Request Rejected"],
    mails: everyone.map((whom) => `E7 ${whom}`),
  },
  withdraw: {
    to: "CANCELLED",
    resolution: "SELLER",
    message: "By mistake.",
    events: ["CancellationRequestWithdrawn"],
    detailTypes: ["Agreement Cancellation Request Cancelled"],
    mails: everyone.map((whom) => `E8 ${whom}`),
  },
};
const suffixes = ["Acceptor", "Manufacturer", "Proposer"];

const vias = (actor: Actor) =>
  actor.kind === "contact" ? actor.via : actor.kind === "key" ? "API" : actor.kind === "person" ? "CONSOLE" : "SYSTEM";
const names = (actor: Actor) => (actor.kind === "key" ? "Access key ci" : actor.kind === "system" ? "" : actor.name);
const iso = (at: Date) => at.toISOString().replace("Z", "+00:00").replace(".000", "");
const texts = (rows: Record<string, unknown>[], text: (row: Record<string, unknown>) => string) =>
  rows.map(text).sort();

async function expectDone({ verb, status, instant, label }: Allowed) {
  const ids = await prepare(status, { isAlone: true });
  await setNow(instant.now);
  const { actor } = everybody(ids.requestId, ids.otherRequestId).find((cast) => cast.label === label) as Cast;
  const before = await snapshot();
  const result = await verbs[verb]({ ...(await startContext(actor)), actor }, ids);
  const changed = changes(before, await snapshot());
  const now = iso(instant.now);
  const told = (detailTypes: string[]) =>
    detailTypes.flatMap((type) => suffixes.map((suffix) => `${type} - ${suffix}`));
  const seen = {
    events: texts(changed.event.added, ({ type }) => String(type)),
    detailTypes: texts(changed.party_event.added, ({ detail_type }) => String(detail_type)),
    mails: texts(changed.delivery.added, ({ kind, party, recipient }) => `${kind} ${party} ${recipient}`),
  };
  expect(Object.values(changed).flatMap(({ removed }) => removed)).toEqual([]);
  expect([changed.charge, changed.invoice].flatMap(({ added, changed }) => [added.length, changed])).toEqual([
    0,
    {},
    0,
    {},
  ]);

  if (verb === "send") {
    expect(result).toMatchObject({
      status: "PENDING_APPROVAL",
      createdAt: instant.now,
      respondBy: respondBy(instant.now),
    });
    expect(changed.cancellation_request).toMatchObject({ added: [{ id: result.id }], changed: {} });
    expect(changed.agreement).toMatchObject({
      added: [],
      changed: { [ids.agreementId]: { cancellation_status: "PENDING_APPROVAL", updated_at: now } },
    });
    expect(texts(changed.response_link.added, ({ kind, email }) => `${kind} ${email ?? "anybody"}`)).toEqual([
      `EMAILED contact@${buyer.id}.example`,
      "SHARED anybody",
    ]);
    expect(seen).toEqual({
      events: ["CancellationRequestSent"],
      detailTypes: told(["Agreement Cancellation Request Pending Approval"]),
      mails: [`E1 buyer contact@${buyer.id}.example`, ...sentBy(actor).map((whom) => `E2 ${whom}`)],
    });
    return;
  }
  const { to, resolution, message, events, detailTypes, mails } = effects[verb];
  expect(changed.cancellation_request).toEqual({
    added: [],
    removed: [],
    changed: {
      [ids.requestId]: {
        status: to,
        resolution,
        ...(message && { status_message: message }),
        updated_at: now,
        resolved_at: now,
        resolved_by: names(actor),
        resolved_via: vias(actor),
      },
    },
  });
  const end = { status: "CANCELLED", end_at: now, ended_at: now, contractual_end_at: iso(addDays(deadline, 300)) };
  expect(changed.agreement.changed).toEqual({
    [ids.agreementId]: { cancellation_status: to, updated_at: now, ...(verb === "approve" && end) },
  });
  const deprovisioned = { status: "DEPROVISIONED", reason_code: "AGREEMENT_INACTIVE" };
  expect(changed.entitlement.changed).toEqual(
    verb === "approve" ? { [`${ids.agreementId}/prod-insight`]: deprovisioned } : {},
  );
  expect(seen).toEqual({ events, detailTypes: told(detailTypes), mails });
}

describe("whoever may", () => {
  test("the table allows what the specification allows, and nothing else", () => {
    const counted = (Object.keys(verbs) as Verb[]).map((verb) => {
      const cases = allowed.filter((one) => one.verb === verb);
      return [verb, new Set(cases.map(({ label }) => label)).size, cases.length];
    });
    expect(counted).toEqual([
      ["approve", 4, 4],
      ["reject", 4, 4],
      ["withdraw", 6, 6],
      ["send", 6, 6 * 9],
    ]);
  });

  test.each(Object.keys(verbs) as Verb[])("can %s, and exactly the rows of that change", async (verb) => {
    for (const one of allowed.filter((one) => one.verb === verb)) await expectDone(one);
  });
});

describe("by itself", () => {
  test.each(statuses)("a request that is %s is approved only when it is pending and overdue", async (status) => {
    for (const instant of instants) {
      const { requestId } = await prepare(status);
      await setNow(instant.now);
      const before = await snapshot();
      const ctx = await startContext(system);
      const moved = await inTransaction(ctx, (ctx) => approveOverdue(ctx, [{ id: requestId, respondBy: deadline }]));
      const isDue = status === "PENDING_APPROVAL" && !instant.isOpen;
      expect(moved, instant.when).toBe(isDue ? 1 : 0);
      if (!isDue) expect(await snapshot(), instant.when).toEqual(before);
      else {
        const changed = changes(before, await snapshot());
        expect(changed.cancellation_request.changed[requestId]).toMatchObject({
          status: "APPROVED",
          resolution: "AUTOMATIC",
          resolved_at: iso(deadline),
        });
        expect(texts(changed.event.added, ({ type }) => String(type))).toEqual([
          "AgreementCancelled",
          "CancellationRequestApprovedAutomatically",
        ]);
      }
    }
  });

  test.each(statuses)("a request that is %s fails only while it is pending and in time", async (status) => {
    for (const instant of instants) {
      const ids = await prepare(status);
      await setNow(instant.now);
      const before = await snapshot();
      const failed = await fail(await startContext(system), ids);
      const isDue = status === "PENDING_APPROVAL" && instant.isOpen;
      expect(failed.length, instant.when).toBe(isDue ? 1 : 0);
      if (!isDue) expect(await snapshot(), instant.when).toEqual(before);
      else {
        const changed = changes(before, await snapshot());
        expect(changed.agreement.changed).toEqual({
          [ids.agreementId]: { cancellation_status: "VALIDATION_FAILED", updated_at: iso(instant.now) },
        });
        expect(texts(changed.party_event.added, ({ detail_type }) => String(detail_type))).toEqual([
          "Agreement Cancellation Request Validation Failed - Proposer",
        ]);
        expect(changed.delivery.added.map(({ kind }) => kind)).toEqual(["E9"]);
      }
    }
  });
});
