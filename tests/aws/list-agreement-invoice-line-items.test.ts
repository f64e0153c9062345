import {
  ListAgreementInvoiceLineItemsCommand,
  type ListAgreementInvoiceLineItemsInput,
  paginateListAgreementInvoiceLineItems,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { adjust, anInvoicedAgreement, now, runJobs } from "../support/factories";

serveAws();
beforeEach(createKeys);

const list = async (caller: Caller, input: Partial<ListAgreementInvoiceLineItemsInput>) =>
  clientOf(caller).send(
    new ListAgreementInvoiceLineItemsCommand({ groupBy: "INVOICE_ID", ...input } as ListAgreementInvoiceLineItemsInput),
  );
const itemsOf = async (input: Partial<ListAgreementInvoiceLineItemsInput>) =>
  (await list("seller", input)).agreementInvoiceLineItemGroupSummaries ?? [];

test("a seller reads each invoice with what is left to adjust of it; credit memos have no maximum", async () => {
  const { agreementId, invoiceId } = await anInvoicedAgreement();
  await adjust(agreementId, invoiceId, "75.50");
  await runJobs();
  expect(await itemsOf({ agreementId })).toEqual([
    {
      agreementId,
      invoiceId: expect.stringMatching(/^cm/),
      invoiceType: "CREDIT_MEMO",
      invoiceBillingPeriod: { month: 11, year: 2026 },
      issuedTime: now,
      invoicingEntity: { legalName: "Amazon Web Services, Inc." },
      pricingCurrencyAmount: { amount: "-75.50", currencyCode: "USD" },
    },
    expect.objectContaining({
      invoiceId,
      invoiceType: "INVOICE",
      invoiceBillingPeriod: { month: 10, year: 2026 },
      issuedTime: new Date("2026-10-05T00:00:00Z"),
      pricingCurrencyAmount: { amount: "1200.00", maxAdjustmentAmount: "1124.50", currencyCode: "USD" },
    }),
  ]);
});

test("usage is billed in the month after", async () => {
  const { agreementId } = await anInvoicedAgreement({ pricingModel: "USAGE", endAt: null });
  expect(await itemsOf({ agreementId })).toMatchObject([{ invoiceBillingPeriod: { month: 9, year: 2026 } }]);
});

test("each filter narrows, and instants are exclusive", async () => {
  const { agreementId, invoiceId } = await anInvoicedAgreement();
  const issued = new Date("2026-10-05T00:00:00Z");
  const second = (seconds: number) => new Date(issued.getTime() + seconds * 1000);
  for (const [filter, count] of [
    [{ invoiceId }, 1],
    [{ invoiceId: "inv-other" }, 0],
    [{ invoiceType: "CREDIT_MEMO" }, 0],
    [{ invoiceBillingPeriod: { month: 10, year: 2026 } }, 1],
    [{ invoiceBillingPeriod: { month: 11, year: 2026 } }, 0],
    [{ afterIssuedTime: issued }, 0],
    [{ afterIssuedTime: second(-1) }, 1],
    [{ beforeIssuedTime: issued }, 0],
    [{ beforeIssuedTime: second(1) }, 1],
  ] as const) {
    expect(await itemsOf({ agreementId, ...filter }), JSON.stringify(filter)).toHaveLength(count);
  }
});

test("the client's paginator sees every line once", async () => {
  const { agreementId, invoiceId } = await anInvoicedAgreement();
  for (const amount of ["1", "2", "3"]) {
    await adjust(agreementId, invoiceId, amount);
    await runJobs();
  }
  const seen: (string | undefined)[] = [];
  const pages = paginateListAgreementInvoiceLineItems(
    { client: clientOf("seller"), pageSize: 3 },
    { agreementId, groupBy: "INVOICE_ID" },
  );
  for await (const page of pages) {
    seen.push(...(page.agreementInvoiceLineItemGroupSummaries ?? []).map(({ invoiceId }) => invoiceId));
  }
  expect(new Set(seen).size).toBe(4);
  expect(seen).toHaveLength(4);
});

test.each([
  [{ agreementId: undefined }, "MISSING_AGREEMENT_ID"],
  [{ groupBy: undefined }, "OTHER"],
  [{ invoiceBillingPeriod: { month: 13, year: 2026 } }, "OTHER"],
  [{ maxResults: 51 }, "INVALID_MAX_RESULTS"],
])("%j is refused as %s", async (more, reason) => {
  expect(await refusal(list("seller", { agreementId: "agmt-1", ...more } as object))).toMatchObject({
    name: "ValidationException",
    reason,
  });
});

test("the buyer is refused, strangers find nothing", async () => {
  const { agreementId } = await anInvoicedAgreement();
  expect(await refusal(list("buyer", { agreementId }))).toMatchObject({ name: "AccessDeniedException" });
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    expect(await refusal(list(caller, { agreementId }))).toMatchObject({ name: "ResourceNotFoundException" });
  }
});
