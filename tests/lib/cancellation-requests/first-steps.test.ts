import { subDays } from "date-fns";
import { expect, test } from "vitest";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { readFirstSteps } from "@/lib/cancellation-requests/first-steps";
import { connections, sql } from "@/lib/db";
import { anAgreement, as, pendingRequest, seller } from "../../support/factories";

test("a newcomer's steps are ticked as they are done, and the sample data ticks none but the first", async () => {
  const steps = async () => readFirstSteps(await as("SELLER_OPERATOR"));
  expect(await steps()).toEqual({ hasData: false, hasRequested: false, hasAnswered: false });
  await anAgreement();
  expect(await steps()).toEqual({ hasData: true, hasRequested: false, hasAnswered: false });
  const sample = await pendingRequest();
  const { now } = await as("ADMIN");
  await connections().db.run(sql`update account set created_at = ${now} where id = ${seller.id}`);
  await connections().db.run(sql`
    update cancellation_request set created_at = ${subDays(now, 1)}, respond_by = ${subDays(now, 1)}::timestamptz + interval '168 hours'
    where id = ${sample.requestId}`);
  expect(await steps(), "sample requests are older than their account").toMatchObject({ hasRequested: false });
  const { requestId } = await pendingRequest();
  expect(await steps()).toMatchObject({ hasRequested: true, hasAnswered: false });
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
  expect(await steps()).toEqual({ hasData: true, hasRequested: true, hasAnswered: true });
});
