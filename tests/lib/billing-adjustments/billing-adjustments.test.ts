import { beforeEach, describe, expect, test } from "vitest";
import { getBillingAdjustment, listAdjustmentsOf } from "@/lib/billing-adjustments/queries";
import { requestBillingAdjustments } from "@/lib/billing-adjustments/request";
import type { AdjustmentEntryInput } from "@/lib/billing-adjustments/schema";
import { connections, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import { anInvoicedAgreement, as, manufacturer, runJobs, stranger } from "../../support/factories";

let agreementId: string;
let invoiceId: string;

beforeEach(async () => {
  ({ agreementId, invoiceId } = await anInvoicedAgreement());
});

const entry = (amount: string, more: Partial<AdjustmentEntryInput> = {}): AdjustmentEntryInput => ({
  agreementId,
  invoiceId,
  amount,
  currency: "USD",
  reasonCode: "UNINTENDED_RENEWAL",
  description: "As agreed by phone.",
  clientToken: newId.plain(),
  ...more,
});
const request = async (...entries: AdjustmentEntryInput[]) =>
  requestBillingAdjustments(await as("SELLER_OPERATOR"), entries);
const events = () =>
  connections().db.rows<{ detailType: string; detail: Record<string, unknown> }>(sql`
    select detail_type, detail from party_event where detail_type like 'Purchase Agreement Billing%'
      and detail #>> '{agreement,id}' = ${agreementId} order by detail_type`);

describe("a seller gives money back", () => {
  test("nobody is told until it is processed; then each party has its event, with a minus sign", async () => {
    const [outcome] = await request(entry("75.50"));
    expect(outcome?.adjustment).toMatchObject({ status: "PENDING" });
    expect(await events()).toEqual([]);
    await runJobs();
    const adjustment = await getBillingAdjustment(await as("SELLER_VIEWER"), {
      agreementId,
      billingAdjustmentId: outcome?.adjustment?.id ?? "",
    });
    expect(adjustment).toMatchObject({ status: "COMPLETED", statusMessage: null });
    const told = await events();
    expect(told.map(({ detailType }) => detailType)).toEqual([
      "Purchase Agreement Billing Adjustment Completed - Acceptor",
      "Purchase Agreement Billing Adjustment Completed - Proposer",
    ]);
    expect(told[0]?.detail).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      catalog: "AWSMarketplace",
      agreement: { id: agreementId },
      billingAdjustmentRequest: {
        id: adjustment.id,
        adjustmentAmount: "-75.50",
        currencyCode: "USD",
        adjustmentReasonCode: "UNINTENDED_RENEWAL",
      },
      invoice: { originalInvoiceId: invoiceId },
    });
  });

  test("the manufacturer of a partner's deal learns of it without the amount", async () => {
    ({ agreementId, invoiceId } = await anInvoicedAgreement({ manufacturerId: manufacturer.id }));
    await request(entry("75.50"));
    await runJobs();
    const own = (await events()).find(({ detailType }) => detailType.endsWith("Manufacturer"));
    expect(Object.keys(own?.detail.billingAdjustmentRequest ?? {})).toEqual([
      "id",
      "currencyCode",
      "adjustmentReasonCode",
    ]);
  });

  test("several parts are possible until the charge is used up, one at a time", async () => {
    await request(entry("1000"));
    const [second] = await request(entry("100"));
    expect(second?.error).toMatchObject({ name: "ConflictError" });
    await runJobs();
    expect((await request(entry("200")))[0]?.adjustment).toBeDefined();
    await runJobs();
    expect((await request(entry("0.01")))[0]?.error).toMatchObject({ code: "EXCEEDED_MAXIMUM_ADJUSTMENT_AMOUNT" });
  });

  test.each([
    ["more than was charged", { amount: "1200.01" }, "EXCEEDED_MAXIMUM_ADJUSTMENT_AMOUNT"],
    ["another currency", { currency: "EUR" }, "INVALID_CURRENCY_CODE"],
    ["a part of a cent", { amount: "1.001" }, "INVALID_ADJUSTMENT_AMOUNT"],
    ["an unknown invoice", { invoiceId: "inv-missing" }, "NotFoundError"],
    ["an unknown agreement", { agreementId: "agmt-missing" }, "NotFoundError"],
  ])("%s is refused, and the entry beside it is taken", async (_, wrong, code) => {
    const good = await anInvoicedAgreement();
    const [refused, taken] = await request(entry("10", wrong), entry("10", good));
    expect(refused?.error).toMatchObject({ code });
    expect(taken?.adjustment).toBeDefined();
    expect(await listAdjustmentsOf(await as("SELLER_VIEWER"), agreementId)).toEqual([]);
  });

  test("one token is one adjustment, and other values under it are refused", async () => {
    const first = entry("10");
    const [[once], [again]] = [await request(first), await request(first)];
    expect(again?.adjustment?.id).toBe(once?.adjustment?.id);
    expect((await request({ ...first, amount: "11" }))[0]?.error).toMatchObject({ name: "ConflictError" });
  });

  test("ten at once take no more than the charge", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => request(entry("900"))));
    expect(all.flat().filter(({ adjustment }) => adjustment)).toHaveLength(1);
  });

  test("the database itself refuses adjustments above the charge", async () => {
    const insert = connections().db.run(sql`
      insert into billing_adjustment (id, agreement_id, invoice_id, proposer_id, amount, currency, reason_code, status,
        client_token, input_hash, requested_by, created_at, updated_at)
      values ('ba-x', ${agreementId}, ${invoiceId}, 'p', 1300, 'USD', 'OTHER', 'COMPLETED', 't', 'h', 'x', now(), now())`);
    await expect(insert).rejects.toThrow("would exceed its charge");
  });

  test("an ended agreement can be adjusted too", async () => {
    await connections().db.run(sql`
      update agreement set status = 'EXPIRED', ended_at = '2026-10-30', end_at = '2026-10-30' where id = ${agreementId}`);
    expect((await request(entry("10")))[0]?.adjustment).toBeDefined();
  });
});

describe("who may adjust", () => {
  test.each(["SELLER_VIEWER", "BUYER_APPROVER", "ADMIN"] as const)("%s may not", async (role) => {
    await expect(requestBillingAdjustments(await as(role), [entry("10")])).rejects.toMatchObject({
      name: "ForbiddenError",
    });
  });

  test("a stranger's invoice looks like a missing one, and so does its adjustment", async () => {
    const [taken] = await request(entry("10"));
    const ctx = await as("SELLER_OPERATOR", stranger);
    expect((await requestBillingAdjustments(ctx, [entry("10")]))[0]?.error).toMatchObject({ name: "NotFoundError" });
    const foreign = getBillingAdjustment(ctx, { agreementId, billingAdjustmentId: taken?.adjustment?.id ?? "" });
    await expect(foreign).rejects.toMatchObject({ name: "NotFoundError" });
  });
});
