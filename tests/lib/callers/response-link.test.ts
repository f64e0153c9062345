import { addHours, addMinutes } from "date-fns";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Role } from "@/lib/auth/actor";
import { linkToken } from "@/lib/auth/response-link";
import { sealResponseSession, viewToken } from "@/lib/auth/response-session";
import type { SignedIn } from "@/lib/callers/portal";
import { answer, openResponseLink, type Proofs } from "@/lib/callers/response-link";
import { replaceResponseLink } from "@/lib/cancellation-requests/announce";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { approveByTypingInput, rejectInput } from "@/lib/cancellation-requests/schema";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { connections, raw, sql } from "@/lib/db";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { as, buyer, pendingRequest, person, rowOf, seller, setNow, stranger } from "../../support/factories";

const nobody: Proofs = { signedIn: null, session: undefined };
const contactEmail = `contact@${buyer.id}.example`;

function signedIn(role: Role, account?: { id: string; name: string }): Proofs {
  const actor = person(role, account);
  if (actor.kind !== "person") throw new Error("not a person");
  const { userId, name, email, accountId, accountName } = actor;
  const current = { accountId, accountName, role, hat: "buyer" } as const;
  const session = { sessionEndsAt: new Date("2026-11-03T00:00:00Z"), viewedBy: null };
  return {
    signedIn: { ...session, userId, name, email, memberships: [current], current } satisfies SignedIn,
    session: undefined,
  };
}

async function links() {
  const made = await pendingRequest();
  const rows = await connections().db.rows<{ id: string; kind: string }>(
    sql`select id, kind from response_link where request_id = ${made.requestId}`,
  );
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? "";
  const [emailedId, sharedId] = [of("EMAILED"), of("SHARED")];
  return { ...made, sharedId, emailed: linkToken(emailedId), shared: linkToken(sharedId) };
}

async function open(token: string, proofs: Proofs = nobody) {
  const visit = await openResponseLink(token, proofs);
  if (!visit) throw new Error("The link should work.");
  return visit;
}

const formOf = (values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};

async function approve(token: string, proofs: Proofs = nobody, values: Record<string, string> = {}) {
  const visit = await open(token, proofs);
  const form = formOf({ confirmation: "approve", view: visit.viewToken, ...values });
  return answer(visit, approveByTypingInput, approveCancellationRequest, form);
}

async function deny(token: string, proofs: Proofs = nobody, values: Record<string, string> = {}) {
  const visit = await open(token, proofs);
  const form = formOf({ rejectionReason: "We use it.", view: visit.viewToken, ...values });
  return answer(visit, rejectInput, rejectCancellationRequest, form);
}

const statusOf = async (id: string) => (await rowOf<{ status: string }>("cancellation_request", id)).status;

describe("who may decide", () => {
  test("the emailed link's contact, known by the link", async () => {
    const { emailed, requestId } = await links();
    expect(await approve(emailed)).toEqual({ outcome: "recorded" });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({
      status: "APPROVED",
      resolvedBy: "contact",
      resolvedVia: "EMAILED_LINK",
    });
    expect((await open(emailed)).state).toMatchObject({ kind: "approved", byMe: true });
  });

  test("the shared link's holder cannot, even with everything the form needs", async () => {
    const { shared, requestId } = await links();
    expect((await open(shared)).state).toEqual({ kind: "identify" });
    expect(await approve(shared)).toMatchObject({ outcome: "refused" });
    expect(await deny(shared)).toMatchObject({ outcome: "refused" });
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  });

  test("the shared link with a code session of a registered contact", async () => {
    const { shared, sharedId, requestId } = await links();
    const session = sealResponseSession(sharedId, contactEmail);
    expect(await deny(shared, { signedIn: null, session })).toEqual({ outcome: "recorded" });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({
      status: "REJECTED",
      statusMessage: "We use it.",
      resolvedVia: "ONE_TIME_CODE",
    });
  });

  test("a signed-in approver of the buyer, through either link", async () => {
    const { shared, requestId } = await links();
    expect(await approve(shared, signedIn("BUYER_APPROVER"))).toEqual({ outcome: "recorded" });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({ resolvedBy: "Bo", resolvedVia: "CONSOLE" });
  });

  const refused: [string, Proofs, object][] = [
    ["a buyer's viewer", signedIn("BUYER_VIEWER"), { kind: "ask" }],
    ["a seller's operator", signedIn("SELLER_OPERATOR"), { kind: "preview" }],
    ["a seller's administrator", signedIn("SELLER_ADMIN"), { kind: "preview" }],
    ["an approver of another buyer", signedIn("BUYER_APPROVER", stranger), { kind: "elsewhere" }],
    ["an administrator of the portal", signedIn("ADMIN"), { kind: "elsewhere" }],
  ];
  test.each(refused)("%s cannot, whichever link they hold", async (_, proofs, shown) => {
    const { shared, emailed, requestId } = await links();
    for (const token of [shared, emailed]) {
      expect((await open(token, proofs)).state).toMatchObject(shown);
      expect(await approve(token, proofs)).toMatchObject({ outcome: "refused" });
      expect(await deny(token, proofs)).toMatchObject({ outcome: "refused" });
    }
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  });

  test("a seller who opened the emailed link and then signed in cannot send the form they were shown", async () => {
    const { emailed, requestId } = await links();
    const shownBefore = (await open(emailed)).viewToken;
    const later = await approve(emailed, signedIn("SELLER_OPERATOR"), { view: shownBefore });
    expect(later).toMatchObject({ outcome: "refused" });
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  });
});

describe("a code session", () => {
  afterEach(() => void vi.useRealTimers());

  test("counts for its own link only", async () => {
    const { shared } = await links();
    const session = sealResponseSession("another-link", contactEmail);
    expect((await open(shared, { signedIn: null, session })).actor).toBeNull();
  });

  test("counts only while its address is registered with the buyer", async () => {
    const { shared, sharedId } = await links();
    const session = sealResponseSession(sharedId, `contact@${seller.id}.example`);
    expect((await open(shared, { signedIn: null, session })).actor).toBeNull();
  });

  test("cannot be made without the installation's secret", async () => {
    const { shared, sharedId } = await links();
    const [body] = sealResponseSession(sharedId, contactEmail).split(".");
    for (const session of [`${body}.`, `${body}.AAAA`, body, "", ".", "x.y"]) {
      expect((await open(shared, { signedIn: null, session })).actor).toBeNull();
    }
  });

  test("ends after thirty minutes", async () => {
    const { shared, sharedId } = await links();
    const session = sealResponseSession(sharedId, contactEmail);
    vi.useFakeTimers({ toFake: ["Date"], now: addMinutes(new Date(), 29) });
    expect((await open(shared, { signedIn: null, session })).actor).not.toBeNull();
    vi.setSystemTime(addMinutes(new Date(), 2));
    expect((await open(shared, { signedIn: null, session })).actor).toBeNull();
  });

  test("ends with its link", async () => {
    const { shared, sharedId, requestId } = await links();
    const session = sealResponseSession(sharedId, contactEmail);
    await setNow("2026-11-02T12:00:00Z");
    await replaceResponseLink(await as("SELLER_OPERATOR"), { requestId });
    expect((await open(shared, { signedIn: null, session })).state).toMatchObject({ kind: "replaced" });
    expect(await approve(shared, { signedIn: null, session })).toMatchObject({ outcome: "refused" });
  });
});

describe("the form", () => {
  test("needs the word, and gives back what was typed", async () => {
    const { emailed, requestId } = await links();
    expect(await approve(emailed, nobody, { confirmation: "yes" })).toMatchObject({
      outcome: "refused",
      form: { fields: { confirmation: "Type approve to continue." }, values: { confirmation: "yes" } },
    });
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
    expect(await approve(emailed, nobody, { confirmation: "  APPROVE " })).toEqual({ outcome: "recorded" });
  });

  test("needs a reason to deny", async () => {
    const { emailed } = await links();
    expect(await deny(emailed, nobody, { rejectionReason: "  " })).toMatchObject({
      form: { fields: { rejectionReason: "Write a reason. It is sent to the seller." } },
    });
    expect(await deny(emailed, nobody, { rejectionReason: "x".repeat(2001) })).toMatchObject({
      form: { fields: { rejectionReason: "Shorten by 1 character." } },
    });
  });

  test("answers the link's own request, whatever the form names", async () => {
    const mine = await links();
    const other = await links();
    await approve(mine.emailed, nobody, { requestId: other.requestId });
    expect([await statusOf(mine.requestId), await statusOf(other.requestId)]).toEqual(["APPROVED", "PENDING_APPROVAL"]);
  });

  test("counts only from the page this visitor was shown", async () => {
    const { emailed, shared, sharedId, requestId } = await links();
    const other = await links();
    const foreign = ["", "x", (await open(other.emailed)).viewToken, viewToken(sharedId, contactEmail)];
    for (const view of [...foreign, (await open(shared)).viewToken]) {
      expect(await approve(emailed, nobody, { view })).toMatchObject({ outcome: "refused" });
    }
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  });
});

test("a failure of ours gives back what was typed", async () => {
  const { emailed } = await links();
  const visit = await open(emailed);
  const form = formOf({ rejectionReason: "We use it.", view: visit.viewToken });
  const broken = () => Promise.reject(new Error("connection lost"));
  expect(await answer(visit, rejectInput, broken, form)).toMatchObject({
    outcome: "refused",
    form: {
      message: expect.stringContaining("We couldn't record your response."),
      values: { rejectionReason: "We use it." },
    },
  });
});

describe("too late", () => {
  test("somebody else answered first", async () => {
    const { emailed, requestId } = await links();
    const visit = await open(emailed);
    await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." });
    const form = formOf({ confirmation: "approve", view: visit.viewToken });
    expect(await answer(visit, approveByTypingInput, approveCancellationRequest, form)).toEqual({ outcome: "tooLate" });
    expect((await open(emailed)).state).toMatchObject({ kind: "denied", byMe: false, who: "Bo" });
  });

  test("the deadline passed while the page was open", async () => {
    const { emailed, request } = await links();
    const visit = await open(emailed);
    await setNow(request.respondBy);
    const form = formOf({ confirmation: "approve", view: visit.viewToken });
    expect(await answer(visit, approveByTypingInput, approveCancellationRequest, form)).toEqual({ outcome: "tooLate" });
    expect((await open(emailed)).state).toMatchObject({ kind: "approvedAutomatically" });
    await approveOverdueRequests(await as("ADMIN"));
    expect((await open(emailed)).state).toMatchObject({ kind: "approvedAutomatically" });
  });

  test("the seller withdrew", async () => {
    const { emailed, shared, requestId } = await links();
    await withdrawCancellationRequest(await as("SELLER_OPERATOR"), { requestId, cancellationReason: "By mistake." });
    expect(await approve(emailed)).toEqual({ outcome: "tooLate" });
    expect((await open(emailed)).state).toMatchObject({ kind: "withdrawn", reason: "By mistake." });
    expect((await open(shared)).state).toEqual({ kind: "closed" });
  });
});

describe("links", () => {
  test("a replaced link names the day of the newest mail and decides nothing", async () => {
    const { emailed, requestId } = await links();
    const replacedAt = addHours(new Date("2026-11-02T10:00:00Z"), 30);
    await setNow(replacedAt);
    await replaceResponseLink(await as("SELLER_OPERATOR"), { requestId });
    expect((await open(emailed)).state).toEqual({ kind: "replaced", newestMailAt: replacedAt });
    expect(await approve(emailed)).toMatchObject({ outcome: "refused" });
    expect(await statusOf(requestId)).toBe("PENDING_APPROVAL");
  });

  test("every bad token looks alike", async () => {
    const { emailed } = await links();
    for (const token of [
      "",
      "nonsense",
      emailed.slice(0, -1),
      `${emailed}A`,
      linkToken("no such link"),
      "%00",
      "a".repeat(5000),
    ]) {
      expect(await openResponseLink(token, nobody)).toBeNull();
    }
  });

  test("opening one changes nothing, in any state and for any visitor", async () => {
    const { emailed, shared, request } = await links();
    const visitors = [nobody, signedIn("BUYER_APPROVER"), signedIn("SELLER_OPERATOR"), signedIn("ADMIN")];
    for (const at of [request.createdAt, request.respondBy]) {
      await setNow(at);
      const before = await everything();
      for (const proofs of visitors)
        for (const token of [emailed, shared, "bad"]) await openResponseLink(token, proofs);
      expect(await everything()).toEqual(before);
    }
  });
});

/** Every row of every table, as one digest each. */
async function everything() {
  const { db } = connections();
  const tables = await db.rows<{ name: string }>(
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const digests = tables.map(async ({ name }) => {
    const row = await db.row(
      sql`select count(*), md5(string_agg(t::text, ',' order by t::text)) as digest from ${raw(name)} t`,
    );
    return [name, row];
  });
  return Object.fromEntries(await Promise.all(digests));
}
