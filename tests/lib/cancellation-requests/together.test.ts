import { expect, test } from "vitest";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { type Context, startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { as, pendingRequest, person, stranger } from "../../support/factories";

const answer = (ctx: Context, requestId: string) =>
  approveCancellationRequest(ctx, { requestId }).then(
    ({ id, status }) => `${id} ${status}`,
    (error: Error) => error.name,
  );

test("of approvals that arrive together each gets its own answer, whatever becomes of the others", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.push((await pendingRequest()).requestId);
  const [withdrawn = "", twice = "", ...plain] = ids;
  await withdrawCancellationRequest(await as("SELLER_OPERATOR"), {
    requestId: withdrawn,
    cancellationReason: "Sent by mistake.",
  });
  const bo = await as("BUYER_APPROVER");
  const foreign = await startContext(person("BUYER_APPROVER", stranger));
  const viewer = await as("BUYER_VIEWER");

  const [late, first, second, stranged, looked, ...rest] = await Promise.all([
    answer(bo, withdrawn),
    answer(bo, twice),
    answer(bo, twice),
    answer(foreign, plain[0] ?? ""),
    answer(viewer, plain[0] ?? ""),
    ...plain.map((id) => answer(bo, id)),
  ]);

  expect(late).toBe("ConflictError");
  expect([first, second].sort()).toEqual(["ConflictError", `${twice} APPROVED`]);
  expect([stranged, looked]).toEqual(["NotFoundError", "ForbiddenError"]);
  expect(rest).toEqual(plain.map((id) => `${id} APPROVED`));
});

test("approvals that were written together are each told as their own person's", async () => {
  const requests = [await pendingRequest(), await pendingRequest(), await pendingRequest(), await pendingRequest()];
  const ctx = await as("BUYER_APPROVER");
  const people = requests.map((_, i) => ({ ...person("BUYER_APPROVER"), name: `Approver ${i}` }));
  await Promise.all(
    requests.map(({ requestId }, i) =>
      approveCancellationRequest({ ...ctx, actor: people[i] ?? ctx.actor }, { requestId }),
    ),
  );
  const told = await connections().db.rows<{ requestId: string; by: string; resolvedBy: string }>(sql`
    select e.request_id, e.actor->>'name' as by, r.resolved_by from event e join cancellation_request r on r.id = e.request_id
    where e.type = 'CancellationRequestApproved'`);
  expect(new Map(told.map(({ requestId, by, resolvedBy }) => [requestId, [by, resolvedBy]]))).toEqual(
    new Map(requests.map(({ requestId }, i) => [requestId, [`Approver ${i}`, `Approver ${i}`]])),
  );
  const [{ commits } = { commits: 0 }] = await connections().db.rows<{ commits: number }>(sql`
    select count(distinct xmin::text) as commits from event where type = 'CancellationRequestApproved'`);
  expect(commits, "several share a commit").toBeLessThan(requests.length);
});
