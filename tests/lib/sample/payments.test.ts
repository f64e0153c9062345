import { expect, test } from "vitest";
import { connections, sql } from "@/lib/db";
import { loadSampleData } from "@/lib/sample/load";

test("a newcomer meets a payment request in every state that matters, and a refunded invoice", async () => {
  await loadSampleData(connections());
  const { db } = connections();
  const payments = await db.rows<{ status: string }>(sql`select status from payment_request order by created_at`);
  expect(payments.map(({ status }) => status)).toEqual(["APPROVED", "REJECTED", "PENDING_APPROVAL"]);
  const adjustments = await db.rows(sql`select status, amount::int from billing_adjustment`);
  expect(adjustments).toEqual([{ status: "COMPLETED", amount: 75 }]);
});
