import { addDays, addMilliseconds } from "date-fns";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { connections, type Sql, sql } from "@/lib/db";
import { aCharge, anAgreement, as, pendingRequest, setNow } from "../../support/factories";
import { snapshot } from "../../support/snapshot";

// Raw SQL, as somebody with a database console would write it: the database refuses what the verbs refuse.

const deadline = new Date("2026-11-09T10:00:00Z");

async function expectRefused(statement: Sql, name: string) {
  const before = await snapshot();
  const error = await connections()
    .db.run(statement)
    .then(
      () => null,
      (error: unknown) => error,
    );
  expect(await snapshot()).toEqual(before);
  if (!(error instanceof pg.DatabaseError)) throw error ?? new Error(`${name} did not refuse`);
  expect(error.constraint ?? error.message).toContain(name);
}

const copy = (requestId: string, changed: Record<string, unknown>) => sql`
  insert into cancellation_request
  select (json_populate_record(r, ${JSON.stringify({ id: "acr-copy", client_token: "another", ...changed })}::json)).*
  from cancellation_request r where r.id = ${requestId}`;

const ends = {
  APPROVED: async (requestId: string) => approveCancellationRequest(await as("BUYER_APPROVER"), { requestId }),
  REJECTED: async (requestId: string) =>
    rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "No." }),
  CANCELLED: async (requestId: string) =>
    withdrawCancellationRequest(await as("SELLER_ADMIN"), { requestId, cancellationReason: "Oops." }),
};

describe("the database refuses", () => {
  test.each(Object.entries(ends))("to move a request that is %s anywhere else", async (status, end) => {
    const { requestId } = await pendingRequest();
    await end(requestId);
    for (const other of ["PENDING_APPROVAL", "APPROVED", "REJECTED", "CANCELLED", "VALIDATION_FAILED"]) {
      if (other === status) continue;
      await expectRefused(
        sql`update cancellation_request set status = ${other}, resolved_at = case when ${other} = 'PENDING_APPROVAL' then null else resolved_at end
            where id = ${requestId}`,
        `is final (${status})`,
      );
    }
  });

  test("a second pending request of an agreement, but not a second final one", async () => {
    const { requestId } = await pendingRequest();
    await expectRefused(copy(requestId, {}), "cancellation_request_one_pending");
    await ends.REJECTED(requestId);
    await expectRefused(copy(requestId, { client_token: undefined }), "cancellation_request_token");
  });

  test.each([
    ["a second early", { respond_by: addMilliseconds(deadline, -1000) }],
    ["a millisecond late", { respond_by: addMilliseconds(deadline, 1) }],
    ["moved with another creation", { created_at: "2026-11-01T10:00:00Z" }],
  ])("a deadline that is not 7 x 24 hours after the request: %s", async (_, changed) => {
    const { requestId } = await pendingRequest();
    const [column, value] = Object.entries(changed)[0] ?? [];
    await expectRefused(
      column === "respond_by"
        ? sql`update cancellation_request set respond_by = ${value} where id = ${requestId}`
        : sql`update cancellation_request set created_at = ${value} where id = ${requestId}`,
      "cancellation_request_deadline",
    );
  });

  test("a final request without its instant, a pending one with it, and an answer after the deadline", async () => {
    const { requestId } = await pendingRequest();
    const set = (changes: Sql) => sql`update cancellation_request set ${changes} where id = ${requestId}`;
    await expectRefused(set(sql`status = 'REJECTED'`), "cancellation_request_resolved_when_final");
    await expectRefused(set(sql`resolved_at = created_at`), "cancellation_request_resolved_when_final");
    await expectRefused(
      set(sql`status = 'APPROVED', resolution = 'BUYER', resolved_at = respond_by`),
      "cancellation_request_answered_in_time",
    );
    await expectRefused(set(sql`status = 'DENIED', resolved_at = created_at`), "cancellation_request_status_known");
  });

  test("an agreement or a request between an account and itself, and values that make no sense", async () => {
    const { requestId, agreementId } = await pendingRequest();
    await expectRefused(
      sql`update agreement set acceptor_id = proposer_id where id = ${agreementId}`,
      "agreement_acceptor_is_not_proposer",
    );
    await expectRefused(
      sql`update cancellation_request set acceptor_id = proposer_id where id = ${requestId}`,
      "cancellation_request_acceptor_is_not_proposer",
    );
    await expectRefused(sql`update agreement set value = -1 where id = ${agreementId}`, "agreement_value_not_negative");
    await expectRefused(sql`update agreement set status = 'GONE' where id = ${agreementId}`, "agreement_status_known");
  });

  test("an invoice whose period starts at or after the end, and a second one of a period", async () => {
    const { agreementId, requestId } = await pendingRequest();
    const end = addDays(deadline, -3);
    const invoice = (id: string, startAt: Date) => sql`
      insert into invoice (id, agreement_id, charge_id, amount, currency, period_start_at, issued_at, due_at)
      values (${id}, ${agreementId}, ${id}, 10, 'USD', ${startAt}, ${startAt}, ${startAt})`;
    await setNow(end);
    await ends.APPROVED(requestId);
    for (const late of [end, addMilliseconds(end, 1), addDays(end, 90)])
      await expectRefused(invoice("late", late), "ended before the period");
    expect(await connections().db.run(invoice("in-time", addMilliseconds(end, -1)))).toBe(1);
    await expectRefused(invoice("twice", addMilliseconds(end, -1)), "invoice_agreement_id_period_start_at_key");
  });

  test("a second clock, and an unknown agreement's charge", async () => {
    await expectRefused(sql`insert into clock (id) values (2)`, "clock_one_row");
    await anAgreement();
    await expect(aCharge("agmt-unknown", deadline)).rejects.toThrow(/charge_agreement_id_fkey/);
  });
});
