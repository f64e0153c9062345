import { beforeEach, describe, expect, test } from "vitest";
import type { Agreement } from "@/lib/agreements/agreement";
import type { OperationName } from "@/lib/aws/model";
import { operations } from "@/lib/aws/operations";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { connections, raw, sql } from "@/lib/db";
import { newId } from "@/lib/ids";
import { sendPaymentRequest } from "@/lib/payment-requests/send";
import { type Caller, callers, createKeys } from "../support/aws";
import { type Answer, call } from "../support/aws-raw";
import { aCharge, adjust, as, aVariableAgreement, manufacturer, runJobs } from "../support/factories";
import { snapshot } from "../support/snapshot";

// Whose keys see what, and what a refusal tells: every operation, every kind of key, own, foreign and missing.

/** An agreement and one of everything that belongs to it. */
type Ids = Record<
  "agreement" | "request" | "payment" | "adjustment" | "charge" | "invoice" | "agreementRequest",
  string
>;

const ofAgreement = (ids: Ids) => ({ agreementId: ids.agreement });
const ofRequest = (ids: Ids) => ({ agreementId: ids.agreement, agreementCancellationRequestId: ids.request });
const ofPayment = (ids: Ids) => ({ agreementId: ids.agreement, paymentRequestId: ids.payment });
const asSeller = (ids: Ids) => ({ agreementId: ids.agreement, partyType: "Proposer" });
const clientToken = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";

/** How to ask each operation about one agreement, or something that belongs to it. */
const inputs: Record<OperationName, (ids: Ids) => object> = {
  AcceptAgreementCancellationRequest: ofRequest,
  AcceptAgreementPaymentRequest: ofPayment,
  AcceptAgreementRequest: (ids) => ({ agreementRequestId: ids.agreementRequest }),
  BatchCreateBillingAdjustmentRequest: (ids) => ({
    billingAdjustmentRequestEntries: [
      {
        agreementId: ids.agreement,
        originalInvoiceId: ids.invoice,
        adjustmentAmount: "1.00",
        currencyCode: "USD",
        adjustmentReasonCode: "OTHER",
        clientToken,
      },
    ],
  }),
  CancelAgreement: ofAgreement,
  CancelAgreementCancellationRequest: (ids) => ({ ...ofRequest(ids), cancellationReason: "By mistake." }),
  CancelAgreementPaymentRequest: ofPayment,
  CreateAgreementRequest: (ids) => ({
    intent: "AMEND",
    sourceAgreementIdentifier: ids.agreement,
    requestedTerms: [{ id: "term-variable" }],
    clientToken,
  }),
  DescribeAgreement: ofAgreement,
  GetAgreementCancellationRequest: ofRequest,
  GetAgreementEntitlements: ofAgreement,
  GetAgreementPaymentRequest: ofPayment,
  GetAgreementTerms: ofAgreement,
  GetBillingAdjustmentRequest: (ids) => ({ agreementId: ids.agreement, billingAdjustmentRequestId: ids.adjustment }),
  ListAgreementCancellationRequests: asSeller,
  ListAgreementCharges: ofAgreement,
  ListAgreementInvoiceLineItems: (ids) => ({ ...ofAgreement(ids), groupBy: "INVOICE_ID" }),
  ListAgreementPaymentRequests: asSeller,
  ListBillingAdjustmentRequests: ofAgreement,
  RejectAgreementCancellationRequest: (ids) => ({ ...ofRequest(ids), rejectionReason: "We still use it." }),
  RejectAgreementPaymentRequest: ofPayment,
  SearchAgreements: (ids) => ({
    filters: Object.entries({
      PartyType: "Proposer",
      AgreementType: "PurchaseAgreement",
      InitialAgreementId: ids.agreement,
    }).map(([name, value]) => ({ name, values: [value] })),
  }),
  SendAgreementCancellationRequest: (ids) => ({ ...ofAgreement(ids), reasonCode: "OTHER" }),
  SendAgreementPaymentRequest: (ids) => ({
    ...ofAgreement(ids),
    termId: "term-variable",
    name: "Milestone two",
    chargeAmount: "1.00",
  }),
  UpdatePurchaseOrders: (ids) => ({ purchaseOrders: [{ chargeId: ids.charge, purchaseOrderReference: "PO-1" }] }),
};

const missing: Ids = {
  agreement: "agmt-0000000000000000000000000",
  request: "acr-0000000000000000000000000",
  payment: "pr-0000000000000000000000000",
  adjustment: "ba-0000000000000000000000000",
  charge: "ch-0000000000000000000000000",
  invoice: "inv00000000000000000",
  agreementRequest: "ar-0000000000000000000000000",
};

/** Between two accounts that none of the callers belongs to. */
const elsewhere = {
  proposer_id: "999900001111",
  proposer_name: "Foreign Seller",
  acceptor_id: "999900002222",
  acceptor_name: "Foreign Buyer",
  offer_name: "A foreign offer",
  value: "98765.43",
};

async function everythingOf(values: Partial<Agreement> = {}): Promise<Ids> {
  const { id } = await aVariableAgreement({ endAt: null, ...values });
  const charge = await aCharge(id, new Date("2026-10-05T00:00:00Z"), "1200.00");
  await runJobs();
  const invoice = await connections().db.row<{ id: string }>(sql`select id from invoice where agreement_id = ${id}`);
  const adjustment = await adjust(id, invoice?.id ?? "", "5.00");
  const seller = await as("SELLER_OPERATOR");
  const sent = { agreementId: id, description: "For you alone.", clientToken: newId.plain() };
  const payment = await sendPaymentRequest(seller, {
    ...sent,
    termId: "term-variable",
    name: "Milestone one",
    amount: "400",
  });
  const request = await sendCancellationRequest(seller, { ...sent, reasonCode: "OTHER", portalReason: null });
  return {
    agreement: id,
    request: request.id,
    payment: payment.id,
    adjustment: adjustment.id,
    charge,
    invoice: invoice?.id ?? "",
    agreementRequest: missing.agreementRequest,
  };
}

/** The same, moved to strangers. */
async function somebodyElses(): Promise<Ids> {
  const ids = await everythingOf();
  const { proposer_id: seller, acceptor_id: buyer } = elsewhere;
  await connections().db.run(sql`
    update agreement set ${raw(
      Object.entries(elsewhere)
        .map(([column, value]) => `${column} = '${value}'`)
        .join(", "),
    )} where id = ${ids.agreement}`);
  await connections().db.run(sql`update cancellation_request set proposer_id = ${seller}, acceptor_id = ${buyer}`);
  await connections().db.run(sql`update payment_request set proposer_id = ${seller}, acceptor_id = ${buyer}`);
  await connections().db.run(sql`update billing_adjustment set proposer_id = ${seller}`);
  return ids;
}

const ask = (caller: Caller, operation: OperationName, ids: Ids) =>
  call(caller, { operation, body: JSON.stringify(inputs[operation](ids)) });

/** An answer without what differs from one request to the next. */
const comparable = ({ status, body }: Answer, ids: Ids) =>
  Object.entries(ids).reduce(
    (text, [what, id]) => text.replaceAll(id, what),
    JSON.stringify({ status, body: { ...body, requestId: undefined } }),
  );

beforeEach(createKeys);

describe.each(Object.keys(operations) as OperationName[])("%s", (operation) => {
  test("tells nobody a foreign object from a missing one, and changes nothing", async () => {
    const foreign = await somebodyElses();
    const before = await snapshot();
    for (const caller of Object.keys(callers) as Caller[]) {
      const [seen, unseen] = [await ask(caller, operation, foreign), await ask(caller, operation, missing)];
      expect(comparable(seen, foreign), caller).toBe(comparable(unseen, missing));
      for (const word of Object.values(elsewhere)) expect(JSON.stringify(seen.body)).not.toContain(word);
    }
    expect(await snapshot()).toEqual(before);
    // What was moved to strangers without their events keeps no promise.
    for (const table of ["event", "billing_adjustment", "agreement"])
      await connections().db.run(sql`delete from ${raw(table)}`);
  });

  test("tells manufacturer, administrator and stranger nothing about an agreement they are no party of", async () => {
    const own = await everythingOf({ manufacturerId: manufacturer.id, manufacturerName: manufacturer.name });
    const before = await snapshot();
    for (const caller of ["manufacturer", "admin", "stranger"] as const) {
      const [seen, unseen] = [await ask(caller, operation, own), await ask(caller, operation, missing)];
      expect(comparable(seen, own), caller).toBe(comparable(unseen, missing));
      for (const word of ["Harbour", "For you alone.", "1200"]) expect(JSON.stringify(seen.body)).not.toContain(word);
    }
    expect(await snapshot()).toEqual(before);
  });
});
