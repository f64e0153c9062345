import { describe, expect, test } from "vitest";
import { pastTense, resolutionLabels, statusLabels, verbPast } from "@/lib/cancellation-requests/labels";
import { stateDiagram } from "@/lib/cancellation-requests/state-diagram";
import { cancellationRequestCan, respondBy, statuses, transitions } from "@/lib/cancellation-requests/states";
import { connections, sql } from "@/lib/db";

/** `AgreementCancellationRequestStatus` of @aws-sdk/client-marketplace-agreement. */
const apiStatuses = ["PENDING_APPROVAL", "APPROVED", "REJECTED", "CANCELLED", "VALIDATION_FAILED"];

const moves = Object.entries(transitions);
const finals = statuses.filter((status) => status !== "PENDING_APPROVAL");

describe("the table of transitions", () => {
  test("knows exactly the statuses of the API", () => {
    expect([...statuses].sort()).toEqual([...apiStatuses].sort());
  });

  test("leads out of pending alone, and into every other status", () => {
    expect(new Set(moves.flatMap(([, { from }]) => from))).toEqual(new Set(["PENDING_APPROVAL"]));
    expect(new Set(moves.map(([, { to }]) => to))).toEqual(new Set(finals));
  });

  test("has words for every status, verb and resolution, and for nothing else", () => {
    const resolutions = new Set(moves.map(([, { resolution }]) => resolution));
    expect(Object.keys(statusLabels).sort()).toEqual([...statuses].sort());
    expect(Object.keys(pastTense).sort()).toEqual([...statuses].sort());
    expect(Object.keys(verbPast).sort()).toEqual(moves.map(([verb]) => verb).sort());
    expect(Object.keys(resolutionLabels).sort()).toEqual([...resolutions].sort());
    for (const labels of [statusLabels, verbPast, resolutionLabels])
      expect(new Set(Object.values(labels)).size).toBe(Object.keys(labels).length);
  });

  test("is what the database allows", async () => {
    const row = await connections().db.row<{ check: string }>(sql`
      select pg_get_constraintdef(oid) as check from pg_constraint where conname = 'cancellation_request_status_known'`);
    const listed = [...(row?.check ?? "").matchAll(/'([A-Z_]+)'/g)].map(([, status]) => status);
    expect(listed.sort()).toEqual([...statuses].sort());
  });

  test("is what the diagram in the documentation shows", async () => {
    await expect(stateDiagram()).toMatchFileSnapshot("../../../docs/state-diagram.md");
  });
});

describe("what a screen offers", () => {
  const createdAt = new Date("2026-03-25T10:00:00.123Z");
  const deadline = respondBy(createdAt);

  test("seven days are 168 hours, also over a change to summer time", () => {
    expect(deadline.toISOString()).toBe("2026-04-01T10:00:00.123Z");
  });

  test.each(["approve", "reject", "withdraw"] as const)("%s, while the request is pending and in time", (verb) => {
    const can = (status: (typeof statuses)[number], at: number) =>
      cancellationRequestCan(verb, { status, respondBy: deadline }, new Date(deadline.getTime() + at));
    expect([can("PENDING_APPROVAL", -1), can("PENDING_APPROVAL", 0), can("PENDING_APPROVAL", 1)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(finals.some((status) => can(status, -1))).toBe(false);
  });
});
