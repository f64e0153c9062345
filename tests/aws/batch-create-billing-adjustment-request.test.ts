import {
  BatchCreateBillingAdjustmentRequestCommand,
  type BatchCreateBillingAdjustmentRequestEntry,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anInvoicedAgreement } from "../support/factories";

serveAws();
let invoice: { agreementId: string; invoiceId: string };
beforeEach(async () => {
  await createKeys();
  invoice = await anInvoicedAgreement();
});

type Entry = BatchCreateBillingAdjustmentRequestEntry;
const entry = (more: Partial<Entry> = {}): Entry => ({
  agreementId: invoice.agreementId,
  originalInvoiceId: invoice.invoiceId,
  adjustmentAmount: "10.00",
  currencyCode: "USD",
  adjustmentReasonCode: "INCORRECT_METERING",
  clientToken: newId.plain(),
  ...more,
});
const create = (caller: Caller, ...billingAdjustmentRequestEntries: Entry[]) =>
  clientOf(caller).send(new BatchCreateBillingAdjustmentRequestCommand({ billingAdjustmentRequestEntries }));

test("taken and refused entries come back side by side, each by its token", async () => {
  const [good, unknown] = [entry(), entry({ originalInvoiceId: "inv-unknown" })];
  const tooMuch = entry({ adjustmentAmount: "1200.01" });
  const { items, errors } = await create("seller", unknown, tooMuch, good);
  expect(items).toEqual([
    { billingAdjustmentRequestId: expect.stringMatching(/^ba-[a-z0-9]{25}$/), clientToken: good.clientToken },
  ]);
  expect(errors).toMatchObject([
    { code: "RESOURCE_NOT_FOUND_EXCEPTION", clientToken: unknown.clientToken },
    {
      code: "VALIDATION_EXCEPTION",
      clientToken: tooMuch.clientToken,
      message: expect.stringContaining("REFUND_AMOUNT_EXCEEDS_MAXIMUM"),
    },
  ]);
});

test("one adjustment of an invoice at a time, and a token stands for its values", async () => {
  const first = entry();
  const made = await create("seller", first);
  expect((await create("seller", first)).items).toEqual(made.items);
  expect((await create("seller", entry())).errors).toMatchObject([{ code: "CONFLICT_EXCEPTION" }]);
  const changed = await create("seller", { ...first, adjustmentAmount: "11" });
  expect(changed.errors).toMatchObject([{ code: "CONFLICT_EXCEPTION" }]);
});

test.each([
  ["no list", () => undefined, "MISSING_BILLING_ADJUSTMENTS"],
  ["an empty list", () => [], "MISSING_BILLING_ADJUSTMENT_REQUEST_ENTRY"],
  ["six entries", () => Array.from({ length: 6 }, () => entry()), "BILLING_ADJUSTMENTS_LIMIT_EXCEEDED"],
  ["two agreements", () => [entry(), entry({ agreementId: "agmt-2" })], "MULTIPLE_AGREEMENT_IDS"],
  ["one token twice", () => [entry({ clientToken: "same" }), entry({ clientToken: "same" })], "INVALID_CLIENT_TOKEN"],
  ["no amount", () => [entry({ adjustmentAmount: undefined })], "MISSING_ADJUSTMENT_AMOUNT"],
  ["nothing as amount", () => [entry({ adjustmentAmount: "." })], "INVALID_ADJUSTMENT_AMOUNT"],
  ["no currency", () => [entry({ currencyCode: undefined })], "MISSING_CURRENCY_CODE"],
  ["a currency in small letters", () => [entry({ currencyCode: "usd" })], "INVALID_CURRENCY_CODE"],
  ["no invoice", () => [entry({ originalInvoiceId: undefined })], "MISSING_INVOICE_ID"],
  ["no reason", () => [entry({ adjustmentReasonCode: undefined })], "MISSING_REASON_CODE"],
  [
    "a cancellation's reason",
    () => [entry({ adjustmentReasonCode: "TEST_AGREEMENT" as "OTHER" })],
    "INVALID_REASON_CODE",
  ],
  ["a long description", () => [entry({ description: "x".repeat(501) })], "INVALID_DESCRIPTION"],
  ["no token", () => [entry({ clientToken: undefined })], "INVALID_CLIENT_TOKEN"],
  ["no agreement", () => [entry({ agreementId: undefined })], "MISSING_AGREEMENT_ID"],
])("%s refuses the whole call", async (_, entries, reason) => {
  const call = clientOf("seller").send(
    new BatchCreateBillingAdjustmentRequestCommand({ billingAdjustmentRequestEntries: entries() as Entry[] }),
  );
  expect(await refusal(call)).toMatchObject({ name: "ValidationException", reason });
});

test("only the seller of record may adjust; a stranger's entry finds nothing", async () => {
  for (const caller of ["buyer", "sellerViewer"] as const) {
    expect(await refusal(create(caller, entry()))).toMatchObject({ name: "AccessDeniedException" });
  }
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    expect((await create(caller, entry())).errors).toMatchObject([{ code: "RESOURCE_NOT_FOUND_EXCEPTION" }]);
  }
});
