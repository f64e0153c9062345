import { addDays, subDays } from "date-fns";
import type { Agreement } from "@/lib/agreements/agreement";
import { type Actor, type Role, system } from "@/lib/auth/actor";
import type { BillingAdjustment } from "@/lib/billing-adjustments/billing-adjustment";
import { requestBillingAdjustments } from "@/lib/billing-adjustments/request";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { type Context, startContext } from "@/lib/context";
import { connections, raw, sql } from "@/lib/db";
import { createDestination } from "@/lib/destinations/create";
import { createDestinationInput } from "@/lib/destinations/schema";
import { newId } from "@/lib/ids";
import { runDueJobs } from "@/lib/jobs/run-due";
import { sendPaymentRequest } from "@/lib/payment-requests/send";

/** The instant at which tests stand unless they move it. */
export const now = new Date("2026-11-02T10:00:00Z");

export const seller = { id: "111122223333", name: "Northwind Data" };
export const buyer = { id: "444455556666", name: "Harbour Bank" };
export const stranger = { id: "777788889999", name: "Somebody Else" };
export const manufacturer = { id: "222233334444", name: "Maker Labs" };

const accountOfRole = (role: Role) =>
  role.startsWith("SELLER")
    ? seller
    : role.startsWith("BUYER")
      ? buyer
      : role === "MANUFACTURER"
        ? manufacturer
        : { id: "000000000001", name: "Operations" };

export function person(role: Role, account = accountOfRole(role)): Actor {
  const name = role === "SELLER_OPERATOR" ? "Sam" : role === "BUYER_APPROVER" ? "Bo" : role.toLowerCase();
  return {
    kind: "person",
    userId: `user-${role}`,
    name,
    email: `${name}@${account.id}.example`,
    accountId: account.id,
    accountName: account.name,
    role,
  };
}

/** A context for one operation of this role, at the database's (frozen) time. */
export const as = (role: Role, account?: { id: string; name: string }): Promise<Context> =>
  startContext(person(role, account));

export async function setNow(instant: string | Date) {
  await connections().db.run(sql`update clock set frozen_at = ${new Date(instant)}`);
}

export async function contact(account: { id: string; name: string }, email = `contact@${account.id}.example`) {
  await connections().db.run(
    sql`insert into account (id, name, kinds, created_at) values (${account.id}, ${account.name}, ${["buyer"]}, now()) on conflict do nothing`,
  );
  await connections().db.run(sql`
    insert into account_contact (id, account_id, name, email, created_at)
    values (${newId.plain()}, ${account.id}, ${email.split("@")[0]}, ${email}, now()) on conflict do nothing`);
}

/** An active contract between seller and buyer; name only what the rule is about. */
export async function anAgreement(values: Partial<Agreement> = {}): Promise<Agreement> {
  const { now } = await as("ADMIN");
  await contact(seller);
  await contact(buyer);
  const id = values.id ?? newId.agreement();
  const row = {
    id,
    status: "ACTIVE",
    agreement_type: "PurchaseAgreement",
    proposer_id: seller.id,
    proposer_name: seller.name,
    acceptor_id: buyer.id,
    acceptor_name: buyer.name,
    product_id: "prod-insight",
    product_title: "Insight Studio",
    product_type: "SaaSProduct",
    offer_id: "offer-1234567890abc",
    offer_name: "Insight Studio, 1 year",
    offer_visibility: "PRIVATE",
    pricing_model: "CONTRACT",
    intent: "NEW",
    initial_agreement_id: id,
    value: "12000.00",
    currency: "USD",
    accepted_at: subDays(now, 30),
    start_at: subDays(now, 30),
    end_at: addDays(now, 335),
    updated_at: subDays(now, 30),
    ...Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
    ),
  };
  await connections().db.run(sql`
    insert into agreement select * from json_populate_record(null::agreement, ${JSON.stringify(row)}::json)`);
  return { ...values, id } as Agreement;
}

export async function aCharge(agreementId: string, chargeAt: Date, amount = "1000.00"): Promise<string> {
  const id = newId.charge();
  await connections().db.run(sql`
    insert into charge (id, agreement_id, amount, currency, charge_at) values (${id}, ${agreementId}, ${amount}, 'USD', ${chargeAt})`);
  return id;
}

/** The worker's round at the frozen instant. */
export const runJobs = async () => runDueJobs(await startContext(system));

/** An agreement with one invoice of 1200.00, of 5 October. */
export async function anInvoicedAgreement(values: Partial<Agreement> = {}) {
  const { id } = await anAgreement(values);
  await aCharge(id, new Date("2026-10-05T00:00:00Z"), "1200.00");
  await runJobs();
  const invoice = await connections().db.row<{ id: string }>(sql`select id from invoice where agreement_id = ${id}`);
  if (!invoice) throw new Error(`agreement ${id} has no invoice`);
  return { agreementId: id, invoiceId: invoice.id };
}

/** A pending billing adjustment. */
export async function adjust(agreementId: string, invoiceId: string, amount: string): Promise<BillingAdjustment> {
  const [outcome] = await requestBillingAdjustments(await as("SELLER_OPERATOR"), [
    {
      agreementId,
      invoiceId,
      amount,
      currency: "USD",
      reasonCode: "OTHER",
      description: null,
      clientToken: newId.plain(),
    },
  ]);
  if (!outcome?.adjustment) throw outcome?.error ?? new Error("no outcome");
  return outcome.adjustment;
}

/** A payment request of 400.00 that waits for the buyer. */
export async function aPaymentRequest({ description = null }: { description?: string | null } = {}) {
  const { id } = await aVariableAgreement();
  const request = await sendPaymentRequest(await as("SELLER_OPERATOR"), {
    agreementId: id,
    termId: "term-variable",
    name: "Milestone one",
    amount: "400",
    description,
    clientToken: newId.plain(),
  });
  return { agreementId: id, paymentRequestId: request.id };
}

/** An agreement under which the seller may ask for up to USD 1,000.00. */
export async function aVariableAgreement(
  values: Partial<Agreement> = {},
  configuration: object = { paymentRequestApprovalStrategy: "WAIT_FOR_APPROVAL" },
): Promise<Agreement> {
  const agreement = await anAgreement({ pricingModel: "VARIABLE", ...values });
  const id = "term-variable";
  const content = {
    id,
    type: "VariablePaymentTerm",
    currencyCode: "USD",
    maxTotalChargeAmount: "1000.00",
    configuration,
  };
  await connections().db.run(sql`
    insert into term (agreement_id, id, position, type, content)
    values (${agreement.id}, ${id}, 0, 'VariablePaymentTerm', ${JSON.stringify(content)}::jsonb)`);
  return agreement;
}

/** A request that waits for the buyer's answer. */
export async function pendingRequest(agreement: Partial<Agreement> = {}) {
  const { id } = await anAgreement(agreement);
  const request = await sendCancellationRequest(await as("SELLER_OPERATOR"), {
    agreementId: id,
    reasonCode: "OTHER",
    portalReason: "CUSTOMER_REQUEST",
    description: "You asked us to stop.",
    clientToken: newId.plain(),
  });
  return { agreementId: id, requestId: request.id, request };
}

export async function rowOf<T>(table: "agreement" | "cancellation_request", id: string): Promise<T> {
  const row = await connections().db.row<T>(sql`select * from ${raw(table)} where id = ${id}`);
  if (!row) throw new Error(`${table} ${id} is missing`);
  return row;
}

type Destination = Partial<Record<keyof typeof createDestinationFields, string>> & { account?: typeof seller };
const createDestinationFields = {
  type: "",
  name: "",
  url: "",
  pattern: "",
  accessKeyId: "",
  secretAccessKey: "",
  region: "",
};

/** Where an account (the seller, unless named) has its events sent from now on. */
export async function aDestination({ account = seller, ...fields }: Destination = {}) {
  const role = account === buyer ? "BUYER_APPROVER" : account === manufacturer ? "MANUFACTURER" : "SELLER_DEVELOPER";
  const input = createDestinationInput.parse({ type: "FILE", name: `to ${newId.plain().slice(0, 8)}`, ...fields });
  return createDestination(await as(role, account), input);
}
