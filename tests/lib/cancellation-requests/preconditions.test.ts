import { addDays, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import { agreementStatuses, agreementStatusLabels, relationKinds, relationLabels } from "@/lib/agreements/agreement";
import { cancellationRefusals } from "@/lib/agreements/policy";
import { getAgreement } from "@/lib/agreements/queries";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { getCancellationRequest } from "@/lib/cancellation-requests/queries";
import type { SendInput } from "@/lib/cancellation-requests/schema";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { key } from "../../support/cast";
import {
  anAgreement,
  as,
  buyer,
  contact,
  manufacturer,
  pendingRequest,
  rowOf,
  seller,
  setNow,
  stranger,
} from "../../support/factories";
import { snapshot } from "../../support/snapshot";

const now = new Date("2026-11-02T10:00:00Z");
const throughChannel = { manufacturerId: manufacturer.id, manufacturerName: manufacturer.name };

const input = (agreementId: string, values: Partial<SendInput> = {}): SendInput => ({
  agreementId,
  reasonCode: "OTHER",
  portalReason: "CUSTOMER_REQUEST",
  description: "You asked us to stop.",
  clientToken: newId.plain(),
  ...values,
});

async function refusalOf(work: () => Promise<unknown>): Promise<ExpectedError> {
  const before = await snapshot();
  const error = await work().then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof ExpectedError)) throw error ?? new Error("it was not refused");
  expect(await snapshot()).toEqual(before);
  return error;
}

const send = async (agreementId: string, ...by: Parameters<typeof as>) =>
  sendCancellationRequest(await as(...by), input(agreementId));

async function relate(agreementId: string, dependentId: string, kind: string = "RENEWAL_OF") {
  await connections().db.run(sql`
    insert into agreement_relation (agreement_id, dependent_id, kind) values (${agreementId}, ${dependentId}, ${kind})`);
}

describe("a cancellation can be requested", () => {
  test.each(["SELLER_OPERATOR", "SELLER_ADMIN", "SELLER_DEVELOPER"] as const)(
    "by a %s of the seller of record, also when a partner sells for a manufacturer",
    async (role) => {
      const { id } = await anAgreement(throughChannel);
      expect(await send(id, role)).toMatchObject({
        agreementId: id,
        status: "PENDING_APPROVAL",
        proposerId: seller.id,
      });
    },
  );

  test("by an access key of the seller of record", async () => {
    const { id } = await anAgreement();
    const request = await sendCancellationRequest(await startContext(key("SELLER_DEVELOPER", seller)), input(id));
    expect(request).toMatchObject({ requestedBy: "Access key ci", requestedByEmail: null });
  });

  test("before the agreement has begun", async () => {
    const { id } = await anAgreement({ startAt: addDays(now, 20) });
    expect(await send(id, "SELLER_OPERATOR")).toMatchObject({ status: "PENDING_APPROVAL" });
  });
});

describe("only the seller of record requests", () => {
  test.each([
    ["the buyer", "BUYER_APPROVER", buyer],
    ["the manufacturer", "MANUFACTURER", manufacturer],
    ["a seller role at the manufacturer", "SELLER_OPERATOR", manufacturer],
    ["an administrator", "ADMIN", undefined],
  ] as const)("%s is told who must", async (_, role, account) => {
    const { id } = await anAgreement(throughChannel);
    const error = await refusalOf(() => send(id, role, account));
    expect([error.name, error.message]).toEqual([
      "ForbiddenError",
      "Northwind Data is the seller of record and must make this request. You'll be notified.",
    ]);
  });

  test("a seller's viewer is told whom to ask", async () => {
    const { id } = await anAgreement();
    const error = await refusalOf(() => send(id, "SELLER_VIEWER"));
    expect([error.name, error.message]).toEqual([
      "ForbiddenError",
      "Your role (Seller viewer) can view but not request. Ask an administrator of Northwind Data.",
    ]);
  });
});

describe("only active agreements", () => {
  test.each(agreementStatuses.filter((status) => status !== "ACTIVE"))("not one that is %s", async (status) => {
    const { id } = await anAgreement({ status, endedAt: subDays(now, 3), endAt: subDays(now, 3) });
    const error = await refusalOf(() => send(id, "SELLER_OPERATOR"));
    expect(error).toMatchObject({
      name: "ValidationError",
      code: "INACTIVE_AGREEMENT",
      fields: [{ name: "agreementId" }],
    });
    expect(error.message).toBe(
      `Only active agreements can be cancelled. This one is ${agreementStatusLabels[status].toLowerCase()} since 30 October 2026.`,
    );
  });

  test("not one whose end has come, even before the worker came by", async () => {
    const { id } = await anAgreement({ endAt: now });
    expect((await refusalOf(() => send(id, "SELLER_OPERATOR"))).message).toMatch(/This one is expired since/);
  });

  test("not one whose unanswered request was due, even before the worker came by", async () => {
    const { agreementId, request } = await pendingRequest();
    await setNow(request.respondBy);
    expect((await refusalOf(() => send(agreementId, "SELLER_OPERATOR"))).message).toMatch(
      /This one is cancelled since/,
    );
  });
});

describe("one request at a time", () => {
  test("a second one is refused, naming the first, its buyer and its deadline", async () => {
    const { agreementId, requestId } = await pendingRequest();
    const error = await refusalOf(() => send(agreementId, "SELLER_ADMIN"));
    expect(error).toMatchObject({
      name: "ConflictError",
      resource: { type: "AgreementCancellationRequest", id: requestId },
      message: `Request ${requestId} is already waiting for Harbour Bank until 9 November 2026, 10:00 (UTC). Withdraw it before making a new one.`,
    });
  });
});

describe("nothing depends on the agreement", () => {
  test.each(relationKinds)("an active dependent agreement (%s) stands in the way", async (kind) => {
    const { id } = await anAgreement();
    const dependent = await anAgreement();
    await relate(id, dependent.id, kind);
    const error = await refusalOf(() => send(id, "SELLER_OPERATOR"));
    expect(error).toMatchObject({
      name: "ValidationError",
      code: "DEPENDENT_AGREEMENT",
      message: `This agreement can't be cancelled on its own: ${dependent.id} (${relationLabels[kind]}) depends on it. Cancel that one first or contact support.`,
    });
    // The dependent one itself can go.
    expect(await send(dependent.id, "SELLER_OPERATOR")).toMatchObject({ status: "PENDING_APPROVAL" });
  });

  test("one that ended does not, and with two the first active one is named", async () => {
    const { id } = await anAgreement();
    const [ended, ...active] = [await anAgreement({ status: "CANCELLED" }), await anAgreement(), await anAgreement()];
    for (const dependent of [ended, ...active]) await relate(id, dependent.id);
    const [first] = active.map((agreement) => agreement.id).sort();
    expect((await refusalOf(() => send(id, "SELLER_OPERATOR"))).message).toContain(`${first} (renewal) depends on it`);
    await connections().db.run(
      sql`update agreement set status = 'CANCELLED' where id = any(${active.map(({ id }) => id)})`,
    );
    expect(await send(id, "SELLER_OPERATOR")).toMatchObject({ status: "PENDING_APPROVAL" });
  });
});

test("only purchase agreements can be cancelled", async () => {
  const { id } = await anAgreement({ agreementType: "VendorInsightsAgreement" });
  expect(await refusalOf(() => send(id, "SELLER_OPERATOR"))).toMatchObject({
    name: "ValidationError",
    code: "UNSUPPORTED_ACTION",
  });
});

describe("with several reasons", () => {
  test("all are known in the documented order, and the first one is the refusal", async () => {
    const { agreementId } = await pendingRequest(throughChannel);
    await relate(agreementId, (await anAgreement()).id, "OTHER");
    await connections().db.run(sql`
      update agreement set status = 'REPLACED', agreement_type = 'VendorInsightsAgreement', ended_at = ${now} where id = ${agreementId}`);
    const beginnings = [
      /^Only active agreements/,
      /^Request acr-\w+ is already waiting/,
      /^This agreement can't be cancelled on its own/,
      /^Only purchase agreements/,
      /is the seller of record/,
    ];
    const ctx = await as("MANUFACTURER");
    const texts = cancellationRefusals(ctx.actor, await getAgreement(ctx, { agreementId }), ctx.now).map(
      ({ text }) => text,
    );
    expect(texts.length).toBe(beginnings.length);
    for (const [i, beginning] of beginnings.entries()) expect(texts[i]).toMatch(beginning);
    expect((await refusalOf(() => send(agreementId, "MANUFACTURER"))).message).toBe(texts[0]);
  });

  test("a viewer's role comes last", async () => {
    const { agreementId } = await pendingRequest();
    const ctx = await as("SELLER_VIEWER");
    const texts = cancellationRefusals(ctx.actor, await getAgreement(ctx, { agreementId }), ctx.now).map(
      ({ text }) => text,
    );
    expect(texts.map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
      expect.stringMatching(/^Request acr-/),
      "Your role",
    ]);
  });
});

describe("foreign and missing look the same", () => {
  const shape = (error: ExpectedError, id: string) => ({
    ...error,
    name: error.name,
    message: error.message.replace(id, "ID"),
    resource: { ...error.resource, id: error.resource?.id === id },
  });

  test("agreements", async () => {
    const { id } = await anAgreement();
    const missing = newId.agreement();
    const foreign = shape(await refusalOf(() => send(id, "SELLER_OPERATOR", stranger)), id);
    expect(foreign).toEqual(shape(await refusalOf(() => send(missing, "SELLER_OPERATOR", stranger)), missing));
    expect(foreign).toMatchObject({ name: "NotFoundError", message: "There is no agreement ID here." });
  });

  test("requests, also one of another agreement of the same parties", async () => {
    const { requestId } = await pendingRequest();
    const other = await anAgreement();
    const missing = newId.cancellationRequest();
    const read = async (id: string, ...by: Parameters<typeof as>) =>
      shape(await refusalOf(async () => getCancellationRequest(await as(...by), { requestId: id })), id);
    const foreign = await read(requestId, "BUYER_APPROVER", stranger);
    expect(foreign).toMatchObject({ name: "NotFoundError" });
    expect(foreign).toEqual(await read(missing, "BUYER_APPROVER", stranger));
    expect(foreign).toEqual(await read(requestId, "MANUFACTURER"));
    const elsewhere = { requestId, agreementId: other.id };
    const misplaced = await refusalOf(async () => approveCancellationRequest(await as("BUYER_APPROVER"), elsewhere));
    expect(shape(misplaced, requestId)).toEqual(foreign);
  });
});

describe("the client token", () => {
  const counts = async () =>
    connections().db.row(sql`
      select (select count(*) from cancellation_request) as requests, (select count(*) from event) as events,
        (select count(*) from response_link) as links, (select count(*) from delivery) as mails`);

  test("repeated with the same values gives the same request and tells nobody twice, even after the answer", async () => {
    const { id } = await anAgreement();
    const same = input(id);
    const first = await sendCancellationRequest(await as("SELLER_OPERATOR"), same);
    const before = await counts();
    const { clientToken, description, portalReason, reasonCode, agreementId } = same;
    const reordered = { description, clientToken, reasonCode, agreementId, portalReason };
    expect((await sendCancellationRequest(await as("SELLER_OPERATOR"), reordered)).id).toBe(first.id);
    expect(await counts()).toEqual(before);
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId: first.id });
    expect(await sendCancellationRequest(await as("SELLER_OPERATOR"), same)).toMatchObject({
      id: first.id,
      status: "APPROVED",
    });
  });

  test.each([
    ["reason", { reasonCode: "TEST_AGREEMENT", portalReason: null }],
    ["reason of the console", { portalReason: "DUPLICATE_SUBSCRIPTION" }],
    ["details", { description: "Something else." }],
    ["details left out", { description: null }],
  ] as const)("repeated with another %s is refused, naming the first request", async (_, changed) => {
    const { id } = await anAgreement();
    const same = input(id);
    const first = await sendCancellationRequest(await as("SELLER_OPERATOR"), same);
    const error = await refusalOf(async () =>
      sendCancellationRequest(await as("SELLER_OPERATOR"), { ...same, ...changed }),
    );
    expect(error).toMatchObject({
      name: "ConflictError",
      resource: { type: "AgreementCancellationRequest", id: first.id },
    });
  });

  test("repeated for another agreement is refused", async () => {
    const [one, other] = [await anAgreement(), await anAgreement()];
    const same = input(one.id);
    await sendCancellationRequest(await as("SELLER_OPERATOR"), same);
    const again = refusalOf(async () =>
      sendCancellationRequest(await as("SELLER_OPERATOR"), { ...same, agreementId: other.id }),
    );
    expect(await again).toMatchObject({ name: "ConflictError" });
    expect(await rowOf("agreement", other.id)).toMatchObject({ cancellationStatus: null });
  });

  test("belongs to its seller: another seller may use the same one", async () => {
    const [own, foreign] = [
      await anAgreement(),
      await anAgreement({ proposerId: stranger.id, proposerName: stranger.name }),
    ];
    const clientToken = newId.plain();
    const first = await sendCancellationRequest(await as("SELLER_OPERATOR"), input(own.id, { clientToken }));
    const second = await sendCancellationRequest(
      await as("SELLER_OPERATOR", stranger),
      input(foreign.id, { clientToken }),
    );
    expect(second.id).not.toBe(first.id);
  });

  test("sent eight times at once makes one request and one mail to each contact", async () => {
    const { id } = await anAgreement();
    await contact(buyer, "second@harbour.example");
    const [ctx, same] = [await as("SELLER_OPERATOR"), input(id)];
    const requests = await Promise.all(Array.from({ length: 8 }, () => sendCancellationRequest(ctx, same)));
    expect(new Set(requests.map((request) => request.id)).size).toBe(1);
    const mails = await connections().db.rows<{ kind: string; recipient: string }>(sql`
      select kind, recipient from delivery order by kind, recipient`);
    expect(mails).toEqual([
      { kind: "E1", recipient: `contact@${buyer.id}.example` },
      { kind: "E1", recipient: "second@harbour.example" },
      { kind: "E2", recipient: `Sam@${seller.id}.example` },
      { kind: "E2", recipient: `contact@${seller.id}.example` },
    ]);
  });
});
