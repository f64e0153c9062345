import {
  AcceptAgreementRequestCommand,
  CreateAgreementRequestCommand,
  DescribeAgreementCommand,
  GetAgreementEntitlementsCommand,
  GetAgreementTermsCommand,
  ListAgreementChargesCommand,
  type PurchaseOrder,
  SearchAgreementsCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { connections, sql } from "@/lib/db";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { buyer, seller, setNow } from "../support/factories";
import { acceptedAgreement, aProposal, quantities, renewing, terms, wanted } from "../support/proposals";

serveAws();
beforeEach(createKeys);

const accept = (caller: Caller, agreementRequestId: string | undefined, purchaseOrders?: PurchaseOrder[]) =>
  clientOf(caller).send(new AcceptAgreementRequestCommand({ agreementRequestId, purchaseOrders } as never));

const fixed = wanted("FixedUpfrontPricingTerm");
const legal = wanted("LegalTerm");
const seats = (count: number) => wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }));

async function create(input: object) {
  const answer = await clientOf("buyer").send(new CreateAgreementRequestCommand({ intent: "NEW", ...input } as never));
  const charges = answer.chargeSummary?.expectedCharges?.map(({ id = "" }) => id) ?? [];
  return { id: answer.agreementRequestId ?? "", charges };
}
const quoted = async (values = {}) =>
  create({ agreementProposalIdentifier: await aProposal([terms.fixed()], values), requestedTerms: [fixed] });

test("an agreement begins, and every other operation tells of it", async () => {
  const client = clientOf("buyer");
  const { id, charges } = await create({
    agreementProposalIdentifier: await aProposal([terms.configurable(), terms.renewal(), terms.legal()]),
    requestedTerms: [seats(3), wanted("RenewalTerm", renewing(true)), legal],
  });
  const { $metadata: _, ...answer } = await accept("buyer", id);
  const { agreementId = "" } = answer;
  expect(answer).toEqual({ agreementId: expect.stringMatching(/^agmt-[a-z0-9]{25}$/) });

  expect(await client.send(new DescribeAgreementCommand({ agreementId }))).toMatchObject({
    status: "ACTIVE",
    acceptor: { accountId: buyer.id },
    proposer: { accountId: seller.id },
    estimatedCharges: { currencyCode: "USD", agreementValue: "31.50" },
    initialAgreementId: agreementId,
    endTimeBehavior: { type: "RENEW" },
  });
  const { acceptedTerms } = await client.send(new GetAgreementTermsCommand({ agreementId }));
  expect(acceptedTerms?.map((term) => Object.keys(term)[0])).toEqual([
    "configurableUpfrontPricingTerm",
    "renewalTerm",
    "legalTerm",
  ]);
  expect(acceptedTerms?.[0]?.configurableUpfrontPricingTerm?.configuration).toEqual({
    selectorValue: "P12M",
    dimensions: [{ dimensionKey: "seats", dimensionValue: 3 }],
  });
  expect((await client.send(new ListAgreementChargesCommand({ agreementId }))).items).toMatchObject([
    { id: charges[0], amount: "31.50", revision: 1, time: new Date("2026-11-02T10:00:00Z") },
  ]);
  const { agreementEntitlements } = await client.send(new GetAgreementEntitlementsCommand({ agreementId }));
  expect(agreementEntitlements).toMatchObject([{ status: "PROVISIONED", resource: { id: "prod-insight" } }]);
  const { agreementViewSummaries } = await clientOf("seller").send(
    new SearchAgreementsCommand({
      filters: [
        { name: "PartyType", values: ["Proposer"] },
        { name: "AgreementType", values: ["PurchaseAgreement"] },
      ],
    }),
  );
  expect(agreementViewSummaries?.map(({ agreementId }) => agreementId)).toEqual([agreementId]);
});

test("an amendment changes the agreement it names; a replacement ends it as REPLACED", async () => {
  const client = clientOf("buyer");
  const { id: source } = await acceptedAgreement([terms.configurable(), terms.legal()], [seats(1), legal]);
  const amendment = await create({
    intent: "AMEND",
    sourceAgreementIdentifier: source,
    requestedTerms: [seats(4), legal],
  });
  expect((await accept("buyer", amendment.id)).agreementId).toBe(source);
  const described = () => client.send(new DescribeAgreementCommand({ agreementId: source }));
  expect(await described()).toMatchObject({ estimatedCharges: { agreementValue: "42.00" } });

  const replacement = await create({
    intent: "REPLACE",
    sourceAgreementIdentifier: source,
    agreementProposalIdentifier: await aProposal([terms.fixed()]),
    requestedTerms: [fixed],
  });
  const { agreementId = "" } = await accept("buyer", replacement.id);
  expect(await described()).toMatchObject({ status: "REPLACED" });
  expect(await client.send(new DescribeAgreementCommand({ agreementId }))).toMatchObject({
    status: "ACTIVE",
    initialAgreementId: source,
  });
});

describe("purchase orders", () => {
  const schedule = terms.schedule(["2026-11-02T10:00:00Z", "4000.00"], ["2027-02-01T00:00:00Z", "8000.00"]);
  const scheduled = async () =>
    create({
      agreementProposalIdentifier: await aProposal([terms.fixed(), schedule]),
      requestedTerms: [fixed, wanted("PaymentScheduleTerm")],
    });

  test("are attached to the quoted charges", async () => {
    const { id, charges } = await scheduled();
    const [, later = ""] = charges;
    const { agreementId } = await accept("buyer", id, [{ chargeId: later, purchaseOrderReference: "PO-4711" }]);
    const { items } = await clientOf("buyer").send(new ListAgreementChargesCommand({ agreementId }));
    expect(items?.map(({ id, purchaseOrderReference }) => [id, purchaseOrderReference]).sort()).toEqual(
      charges.map((id) => [id, id === later ? "PO-4711" : undefined]).sort(),
    );
  });

  test("of a recurring payment are on every one of its charges", async () => {
    const { id, charges } = await create({
      agreementProposalIdentifier: await aProposal([terms.recurring(), terms.validity({ agreementDuration: "P3M" })]),
      requestedTerms: [wanted("RecurringPaymentTerm"), wanted("ValidityTerm")],
    });
    const { agreementId } = await accept("buyer", id, [{ chargeId: charges[0], purchaseOrderReference: "PO-1" }]);
    const { items } = await clientOf("buyer").send(new ListAgreementChargesCommand({ agreementId }));
    expect(items?.map(({ purchaseOrderReference }) => purchaseOrderReference)).toEqual(["PO-1", "PO-1", "PO-1"]);
  });

  test.each<[(chargeId: string) => PurchaseOrder[], string]>([
    [() => [], "INVALID_PURCHASE_ORDERS"],
    [() => [{ purchaseOrderReference: "PO" } as PurchaseOrder], "MISSING_CHARGE_ID"],
    [() => [{ chargeId: "ch 1", purchaseOrderReference: "PO" }], "INVALID_CHARGE_ID"],
    [() => [{ chargeId: "ch-other", purchaseOrderReference: "PO" }], "INVALID_CHARGE_ID"],
    [(chargeId) => [{ chargeId }], "MISSING_PURCHASE_ORDER_REFERENCE"],
    [(chargeId) => [{ chargeId, purchaseOrderReference: "" }], "INVALID_PURCHASE_ORDER_REFERENCE"],
    [(chargeId) => Array(2).fill({ chargeId, purchaseOrderReference: "PO" }), "DUPLICATE_CHARGES"],
    [(chargeId) => [{ chargeId, chargeRevision: 0, purchaseOrderReference: "PO" }], "INVALID_CHARGE_REVISION"],
    [(chargeId) => [{ chargeId, chargeRevision: 2, purchaseOrderReference: "PO" }], "UNSUPPORTED_ACTION"],
    [(chargeId) => [{ chargeId, agreementId: "agmt-1", purchaseOrderReference: "PO" }], "UNSUPPORTED_ACTION"],
  ])("%j are refused as %s, and nothing is accepted", async (orders, reason) => {
    const { id, charges } = await scheduled();
    const refused = await refusal(accept("buyer", id, orders(charges[0] ?? "")));
    expect(refused).toMatchObject({ name: "ValidationException", reason });
    expect(await connections().db.rows(sql`select 1 from agreement`)).toEqual([]);
  });

  test("wait for the charge where only usage is billed", async () => {
    const { id, charges } = await create({
      agreementProposalIdentifier: await aProposal([terms.usage()]),
      requestedTerms: [wanted("UsageBasedPricingTerm")],
    });
    const refused = await refusal(accept("buyer", id, [{ chargeId: charges[0], purchaseOrderReference: "PO" }]));
    expect(refused).toMatchObject({ reason: "UNSUPPORTED_ACTION" });
  });
});

test.each([
  [undefined, "MISSING_AGREEMENT_REQUEST_ID"],
  ["at-1", "INVALID_AGREEMENT_REQUEST_ID"],
])("the ID %j is refused as %s", async (id, reason) => {
  expect(await refusal(accept("buyer", id))).toMatchObject({
    name: "ValidationException",
    reason,
    fields: [{ name: "agreementRequestId" }],
  });
});

test("what cannot be had twice is refused as UNSUPPORTED_ACTION", async () => {
  const input = {
    agreementProposalIdentifier: await aProposal([terms.usage()]),
    requestedTerms: [wanted("UsageBasedPricingTerm")],
  };
  const [first, second] = [await create(input), await create(input)];
  await accept("buyer", first.id);
  expect(await refusal(accept("buyer", second.id))).toMatchObject({
    name: "ValidationException",
    reason: "UNSUPPORTED_ACTION",
  });
});

test("a quote that is over is not found: expired, superseded, or its proposal withdrawn", async () => {
  const notFound = async (id: string) =>
    expect(await refusal(accept("buyer", id))).toMatchObject({
      name: "ResourceNotFoundException",
      resourceType: "AgreementRequest",
      resourceId: id,
    });
  await notFound("ar-missing");

  const { id: source } = await acceptedAgreement([terms.configurable()], [seats(1)]);
  const about = (count: number) =>
    create({ intent: "AMEND", sourceAgreementIdentifier: source, requestedTerms: [seats(count)] });
  const [first, superseded] = [await about(2), await about(3)];
  await accept("buyer", first.id);
  await notFound(superseded.id);

  const withdrawn = await quoted();
  await connections().db.run(sql`update agreement_proposal set superseded_at = ${new Date("2026-11-02T10:00:00Z")}`);
  await notFound(withdrawn.id);

  const expired = await quoted();
  await setNow("2026-11-03T10:00:00Z");
  await notFound(expired.id);
});

test.each(["seller", "sellerViewer", "buyerViewer", "stranger", "manufacturer", "admin"] as const)(
  "the %s is denied, whether or not the quote exists",
  async (caller) => {
    const { id } = await quoted();
    for (const agreementRequestId of [id, "ar-missing"]) {
      expect(await refusal(accept(caller, agreementRequestId))).toMatchObject({
        name: "AccessDeniedException",
        reason: "INVALID_ACCESS",
      });
    }
  },
);

test("the second time is a conflict", async () => {
  const { id } = await quoted();
  await accept("buyer", id);
  expect(await refusal(accept("buyer", id))).toMatchObject({
    name: "ConflictException",
    resourceType: "AgreementRequest",
    resourceId: id,
  });
});
