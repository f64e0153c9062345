import { describe, expect, test } from "vitest";
import { acceptAgreementRequest } from "@/lib/agreement-requests/accept";
import { getAgreementRequest } from "@/lib/agreement-requests/queries";
import type { RequestedTerm } from "@/lib/agreement-requests/schema";
import type { Term } from "@/lib/agreement-requests/terms";
import type { Agreement } from "@/lib/agreements/agreement";
import { listCharges, listEntitlements, listRelatedAgreements, listTerms } from "@/lib/agreements/queries";
import { roles } from "@/lib/auth/actor";
import { getCancellationRequest } from "@/lib/cancellation-requests/queries";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { listEnvelopes } from "@/lib/events/envelopes";
import { newId } from "@/lib/ids";
import { issueInvoices } from "@/lib/jobs/issue-invoices";
import { key } from "../../support/cast";
import { as, buyer, manufacturer, person, rowOf, seller, setNow, stranger } from "../../support/factories";
import {
  accept,
  acceptedAgreement,
  aProposal,
  approving,
  everything,
  quantities,
  quote,
  renewing,
  terms,
  wanted,
} from "../../support/proposals";

const legal = wanted("LegalTerm");
const fixed = wanted("FixedUpfrontPricingTerm");
const usage = wanted("UsageBasedPricingTerm");
const seats = (count: number, duration = "P12M") =>
  wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }, duration));

async function refusalOf(work: () => Promise<unknown>): Promise<ExpectedError> {
  const before = await everything();
  const error = await work().then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof ExpectedError)) throw error ?? new Error("it was not refused");
  expect(await everything()).toEqual(before);
  return error;
}

const chargesOf = async (agreement: Pick<Agreement, "id" | "endedAt">) =>
  (await listCharges(await as("ADMIN"), agreement)).map(({ amount, chargeAt }) => [
    chargeAt.toISOString(),
    String(Number(amount)),
  ]);

describe("accepting a quote makes an agreement", () => {
  test("with the parties, the terms, the charges and the right to use the product", async () => {
    const offered = [terms.configurable(), terms.renewal(), terms.legal(), terms.support()];
    const requested = [seats(3), wanted("RenewalTerm", renewing(true)), legal];
    const proposalId = await aProposal(offered, { offerId: "offer-one" });
    const request = await quote({ proposalId, requestedTerms: requested });
    const agreement = await accept(request.id);

    expect(agreement).toMatchObject({
      status: "ACTIVE",
      intent: "NEW",
      initialAgreementId: agreement.id,
      proposerId: seller.id,
      proposerName: seller.name,
      acceptorId: buyer.id,
      acceptorName: buyer.name,
      payerId: buyer.id,
      productId: "prod-insight",
      productTitle: "Insight Studio",
      offerId: "offer-one",
      offerVisibility: "PRIVATE",
      pricingModel: "CONTRACT",
      value: "31.50000000",
      currency: "USD",
      autoRenew: true,
      endTimeBehaviorType: "RENEW",
      endTimeBehaviorReason: null,
      acceptedAt: new Date("2026-11-02T10:00:00Z"),
      startAt: new Date("2026-11-02T10:00:00Z"),
      endAt: new Date("2027-11-01T23:59:59.999Z"),
    });
    expect(agreement.id).toMatch(/^agmt-[a-z0-9]{25}$/);
    const ctx = await as("BUYER_APPROVER");
    const accepted = await listTerms(ctx, agreement.id);
    expect(accepted.map(({ id }) => id)).toEqual(requested.map(({ id }) => id));
    expect(accepted[0]?.content).toMatchObject({
      type: "ConfigurableUpfrontPricingTerm",
      id: "term-ConfigurableUpfrontPricingTerm",
      configuration: { selectorValue: "P12M", dimensions: [{ dimensionKey: "seats", dimensionValue: 3 }] },
    });
    expect(await listEntitlements(ctx, agreement.id)).toMatchObject([
      { resourceId: "prod-insight", type: "License", status: "PROVISIONED", reasonCode: "AGREEMENT_ACTIVE" },
    ]);
    // The quoted charge keeps its ID, so that purchase orders can name it beforehand.
    const [charge, ...more] = await listCharges(ctx, agreement);
    expect(more).toEqual([]);
    expect(charge).toMatchObject({
      id: request.chargeSummary.expectedCharges[0]?.id,
      amount: "31.50000000",
      chargeAt: new Date("2026-11-02T10:00:00Z"),
    });
    expect(await getAgreementRequest(ctx, { agreementRequestId: request.id })).toMatchObject({
      status: "ACCEPTED",
      agreementId: agreement.id,
    });
  });

  test("whose charges are invoiced like all others", async () => {
    const schedule = terms.schedule(["2026-10-01T00:00:00Z", "4000"], ["2027-02-01T00:00:00Z", "8000"]);
    const agreement = await acceptedAgreement([terms.fixed(), schedule], [fixed, wanted("PaymentScheduleTerm")]);
    await issueInvoices(await as("ADMIN"));
    await setNow("2027-02-01T00:00:00Z");
    await issueInvoices(await as("ADMIN"));
    const invoices = await connections().db.rows(sql`
      select amount, issued_at from invoice where agreement_id = ${agreement.id} order by issued_at`);
    expect(invoices).toEqual([
      { amount: "4000.00000000", issuedAt: new Date("2026-11-02T10:00:00Z") },
      { amount: "8000.00000000", issuedAt: new Date("2027-02-01T00:00:00Z") },
    ]);
  });

  test.each<[string, Term[], RequestedTerm[], object]>([
    [
      "pay as you go",
      [terms.usage()],
      [usage],
      { pricingModel: "USAGE", endAt: null, value: "0.00000000", autoRenew: null, endTimeBehaviorType: null },
    ],
    [
      "a commitment with usage",
      [terms.fixed("800"), terms.usage()],
      [fixed, usage],
      { pricingModel: "CONTRACT_WITH_USAGE", value: "800.00000000" },
    ],
    [
      "a trial",
      [terms.trial()],
      [wanted("FreeTrialPricingTerm")],
      {
        pricingModel: "FREE_TRIAL",
        endAt: new Date("2026-12-02T23:59:59.999Z"),
        endTimeBehaviorType: "EXPIRE",
        endTimeBehaviorReason: "NO_RENEWAL_TERM",
      },
    ],
    [
      "a trial with usage afterwards",
      [terms.trial(), terms.usage()],
      [wanted("FreeTrialPricingTerm"), usage],
      { pricingModel: "FREE_TRIAL" },
    ],
    ["an own license", [terms.byol()], [wanted("ByolPricingTerm")], { pricingModel: "BYOL", endAt: null }],
    [
      "variable payments",
      [terms.variable(), terms.validity()],
      [wanted("VariablePaymentTerm", approving("WAIT_FOR_APPROVAL")), wanted("ValidityTerm")],
      { pricingModel: "VARIABLE", value: "60000.00000000" },
    ],
    ["three years", [terms.configurable()], [seats(1, "P36M")], { endAt: new Date("2029-11-01T23:59:59.999Z") }],
    [
      "a fixed end",
      [terms.fixed(), terms.validity({ agreementEndDate: "2027-03-31T23:59:59.999Z" })],
      [fixed, wanted("ValidityTerm")],
      { endAt: new Date("2027-03-31T23:59:59.999Z") },
    ],
    [
      "no renewal by choice",
      [terms.fixed(), terms.renewal()],
      [fixed, wanted("RenewalTerm", renewing(false))],
      { autoRenew: false, endTimeBehaviorType: "EXPIRE", endTimeBehaviorReason: "ACCEPTOR_RENEW_OPTED_OUT" },
    ],
  ])("%s", async (_, offered, requestedTerms, expected) => {
    expect(await acceptedAgreement(offered, requestedTerms)).toMatchObject({ status: "ACTIVE", ...expected });
  });

  test("recurring payments fall at the end of each billing period, the last just before the end", async () => {
    const offered = [terms.recurring("99.99"), terms.validity({ agreementDuration: "P3M" })];
    const agreement = await acceptedAgreement(offered, [wanted("RecurringPaymentTerm"), wanted("ValidityTerm")]);
    expect(agreement.value).toBe("299.97000000");
    expect(await chargesOf(agreement)).toEqual([
      ["2026-12-02T10:00:00.000Z", "99.99"],
      ["2027-01-02T10:00:00.000Z", "99.99"],
      ["2027-02-01T23:59:59.998Z", "99.99"],
    ]);
    await setNow("2027-03-01T00:00:00Z");
    await issueInvoices(await as("ADMIN"));
    expect((await connections().db.rows(sql`select 1 from invoice`)).length).toBe(3);
  });

  test("that begins later is scheduled until then", async () => {
    const later = terms.validity({ agreementStartDate: "2026-12-01T00:00:00Z", agreementDuration: "P12M" });
    const agreement = await acceptedAgreement([terms.fixed("500"), later], [fixed, wanted("ValidityTerm")]);
    expect(agreement).toMatchObject({
      startAt: new Date("2026-12-01T00:00:00Z"),
      endAt: new Date("2027-11-30T23:59:59.999Z"),
    });
    expect(await listEntitlements(await as("BUYER_APPROVER"), agreement.id)).toMatchObject([
      { status: "SCHEDULED", reasonCode: "FUTURE_START_DATE" },
    ]);
    expect(await chargesOf(agreement)).toEqual([["2026-12-01T00:00:00.000Z", "500"]]);
  });

  test("an instalment whose day comes between quote and acceptance is paid on acceptance", async () => {
    const schedule = terms.schedule(["2026-11-02T18:00:00Z", "1"], ["2026-11-02T19:00:00Z", "2"]);
    const proposalId = await aProposal([terms.fixed("3"), schedule]);
    const { id } = await quote({ proposalId, requestedTerms: [fixed, wanted("PaymentScheduleTerm")] });
    await setNow("2026-11-03T09:00:00Z");
    expect(await chargesOf(await accept(id))).toEqual([
      ["2026-11-03T09:00:00.000Z", "1"],
      ["2026-11-03T09:00:00.001Z", "2"],
    ]);
  });
});

describe("a quote is accepted once, in time, by its buyer", () => {
  const requestedTerms = [fixed];
  const open = async (values = {}) => quote({ proposalId: await aProposal([terms.fixed()], values), requestedTerms });

  test("not twice", async () => {
    const { id } = await open();
    const agreement = await accept(id);
    const error = await refusalOf(() => accept(id));
    expect(error).toMatchObject({ name: "ConflictError", resource: { type: "AgreementRequest", id } });
    expect(error.message).toBe(`Nothing was changed: ${id} was accepted before, and made agreement ${agreement.id}.`);
  });

  test("not by others, who are told the same as about a missing one", async () => {
    const { id } = await open();
    const strange = await startContext(person("BUYER_APPROVER", stranger));
    const foreign = await refusalOf(() => accept(id, strange));
    const missing = await refusalOf(() => accept("ar-missing", strange));
    expect(foreign).toMatchObject({ name: "NotFoundError", resource: { type: "AgreementRequest", id } });
    expect(foreign.message.replace(id, "ID")).toBe(missing.message.replace("ar-missing", "ID"));
  });

  test.each(roles.filter((role) => role !== "BUYER_APPROVER"))("not by a %s", async (role) => {
    const { id } = await open();
    const refusals = [
      await refusalOf(async () =>
        acceptAgreementRequest(await as(role), { agreementRequestId: id, purchaseOrders: [] }),
      ),
      await refusalOf(async () =>
        acceptAgreementRequest(await as(role), { agreementRequestId: "ar-missing", purchaseOrders: [] }),
      ),
    ];
    expect(refusals.map(({ name }) => name)).toEqual(["ForbiddenError", "ForbiddenError"]);
    expect(refusals[0]?.message).toBe(refusals[1]?.message);
  });

  test("by an access key as well", async () => {
    const { id } = await open();
    expect(await accept(id, await startContext(key("BUYER_APPROVER", buyer)))).toMatchObject({ status: "ACTIVE" });
  });

  test("up to the last millisecond of its day and not at its end", async () => {
    const [a, b] = [await open(), await open()];
    await setNow("2026-11-03T09:59:59.999Z");
    expect(await accept(a.id)).toMatchObject({ status: "ACTIVE" });
    await setNow("2026-11-03T10:00:00Z");
    expect(await refusalOf(() => accept(b.id))).toMatchObject({ name: "NotFoundError", resource: { id: b.id } });
  });

  test("not when its proposal was superseded meanwhile", async () => {
    const { id, proposalId } = await open();
    await connections().db.run(
      sql`update agreement_proposal set superseded_at = ${new Date("2026-11-02T10:00:00Z")} where id = ${proposalId}`,
    );
    expect(await refusalOf(() => accept(id))).toMatchObject({ name: "NotFoundError", resource: { id } });
  });

  test.each<[string, Term[], RequestedTerm[]]>([
    ["usage", [terms.usage()], [usage]],
    ["a trial", [terms.trial()], [wanted("FreeTrialPricingTerm")]],
    ["an own license", [terms.byol()], [wanted("ByolPricingTerm")]],
  ])("%s is not had twice for one product", async (_, offered, requested) => {
    const proposalId = await aProposal(offered);
    const [a, b] = [
      await quote({ proposalId, requestedTerms: requested }),
      await quote({ proposalId, requestedTerms: requested }),
    ];
    const first = await accept(a.id);
    const error = await refusalOf(() => accept(b.id));
    expect(error).toMatchObject({ name: "ValidationError", code: "UNSUPPORTED_ACTION" });
    expect(error.message).toContain(first.id);
  });

  test("a second contract is", async () => {
    const [a, b] = [await open(), await open()];
    await accept(a.id);
    expect(await accept(b.id)).toMatchObject({ status: "ACTIVE" });
  });
});

describe("an amendment", () => {
  const offered = [terms.configurable(), terms.renewal({ lockoutPeriod: "P30D" }), terms.legal(), terms.support()];
  const first = [seats(3), wanted("RenewalTerm", renewing(false)), legal, wanted("SupportTerm")];

  test("changes the agreement in place: terms, value, renewal, and a charge for what it adds", async () => {
    const { id } = await acceptedAgreement(offered, first);
    const changes = [seats(5), wanted("RenewalTerm", renewing(true)), legal];
    const request = await quote({ intent: "AMEND", sourceAgreementId: id, requestedTerms: changes });
    await setNow("2026-11-02T12:00:00Z");
    const amended = await accept(request.id);
    expect(amended).toMatchObject({
      id,
      status: "ACTIVE",
      intent: "NEW",
      value: "52.50000000",
      autoRenew: true,
      endTimeBehaviorType: "RENEW",
      endTimeBehaviorReason: null,
      endAt: new Date("2027-11-01T23:59:59.999Z"),
      updatedAt: new Date("2026-11-02T12:00:00Z"),
    });
    const accepted = await listTerms(await as("BUYER_APPROVER"), id);
    expect(accepted.map(({ type }) => type)).toEqual(first.map(({ id }) => id.replace("term-", "")));
    expect(accepted[0]?.content.configuration).toMatchObject({
      dimensions: [{ dimensionKey: "seats", dimensionValue: 5 }],
    });
    expect(await chargesOf(amended)).toEqual([
      ["2026-11-02T10:00:00.000Z", "31.5"],
      ["2026-11-02T12:00:00.000Z", "21"],
    ]);
  });

  test("at the instant of the acceptance has a charge of its own that is invoiced too", async () => {
    const agreement = await acceptedAgreement(offered, first);
    for (const count of [4, 5]) {
      const request = await quote({
        intent: "AMEND",
        sourceAgreementId: agreement.id,
        requestedTerms: [seats(count), legal],
      });
      await accept(request.id);
    }
    await setNow("2026-11-02T10:00:01Z");
    await issueInvoices(await as("ADMIN"));
    const invoices = await connections().db.rows(sql`select amount from invoice order by period_start_at`);
    expect(invoices).toEqual(["31.50000000", "10.50000000", "10.50000000"].map((amount) => ({ amount })));
  });

  test("ends the other open quotes about the agreement", async () => {
    const { id } = await acceptedAgreement(offered, first);
    const about = (count: number) =>
      quote({ intent: "AMEND", sourceAgreementId: id, requestedTerms: [seats(count), legal] });
    const [a, b] = [await about(4), await about(9)];
    await accept(a.id);
    expect(await refusalOf(() => accept(b.id))).toMatchObject({ name: "NotFoundError", resource: { id: b.id } });
    const ctx = await as("BUYER_APPROVER");
    expect((await getAgreementRequest(ctx, { agreementRequestId: b.id })).status).toBe("SUPERSEDED");
  });

  test("comes too late once the agreement has ended", async () => {
    const { id } = await acceptedAgreement(offered, first);
    const request = await quote({ intent: "AMEND", sourceAgreementId: id, requestedTerms: [seats(4), legal] });
    await connections().db.run(sql`
      update agreement set status = 'TERMINATED', ended_at = ${new Date("2026-11-02T10:00:00Z")} where id = ${id}`);
    expect((await refusalOf(() => accept(request.id))).code).toBe("UNSUPPORTED_ACTION");
  });

  test("leaves what the seller has decided about the renewal", async () => {
    const { id } = await acceptedAgreement(offered, first);
    await connections().db.run(sql`update agreement set end_time_behavior_reason = 'PROPOSER_RENEW_OPTED_OUT'`);
    const on = [seats(3), wanted("RenewalTerm", renewing(true)), legal];
    const amended = await accept((await quote({ intent: "AMEND", sourceAgreementId: id, requestedTerms: on })).id);
    expect(amended).toMatchObject({
      autoRenew: true,
      endTimeBehaviorType: "EXPIRE",
      endTimeBehaviorReason: "PROPOSER_RENEW_OPTED_OUT",
    });
    const [event] = await listEnvelopes(await as("SELLER_ADMIN"), { detailType: "Purchase Agreement Amended" });
    expect(event?.detail).toMatchObject({
      agreement: { autoRenewalEnabled: false },
      renewalSummary: { disabledBy: "PROPOSER" },
    });
  });
});

describe("a replacement", () => {
  const replace = async (sourceAgreementId: string, offered: Term[], requestedTerms: RequestedTerm[], values = {}) => {
    const proposalId = await aProposal(offered, values);
    return quote({ intent: "REPLACE", sourceAgreementId, proposalId, requestedTerms });
  };

  test("begins where the old agreement ends, and the chain keeps its first link", async () => {
    const first = await acceptedAgreement([terms.trial()], [wanted("FreeTrialPricingTerm")]);
    await setNow("2026-11-05T10:00:00Z");
    const second = await accept((await replace(first.id, [terms.fixed(), terms.usage()], [fixed, usage])).id);
    await setNow("2026-11-06T10:00:00Z");
    const third = await accept((await replace(second.id, [terms.fixed("20000")], [fixed])).id);

    expect([second, third].map(({ intent, initialAgreementId }) => [intent, initialAgreementId])).toEqual([
      ["REPLACE", first.id],
      ["REPLACE", first.id],
    ]);
    const at = new Date("2026-11-05T10:00:00Z");
    expect(await rowOf<Agreement>("agreement", first.id)).toMatchObject({
      status: "REPLACED",
      endedAt: at,
      endAt: at,
      contractualEndAt: new Date("2026-12-02T23:59:59.999Z"),
    });
    const ctx = await as("BUYER_APPROVER");
    expect(await listEntitlements(ctx, first.id)).toMatchObject([{ status: "DEPROVISIONED" }]);
    expect(await listRelatedAgreements(ctx, second.id)).toMatchObject([
      { id: third.id, kind: "REPLACEMENT_OF", blocks: true },
      { id: first.id, kind: "REPLACEMENT_OF", blocks: false },
    ]);
  });

  test("stops the old agreement's invoices", async () => {
    const schedule = terms.schedule(["2026-11-02T10:00:00Z", "1"], ["2027-01-01T00:00:00Z", "2"]);
    const old = await acceptedAgreement([terms.fixed("3"), schedule], [fixed, wanted("PaymentScheduleTerm")]);
    await setNow("2026-11-05T10:00:00Z");
    await accept((await replace(old.id, [terms.fixed("20000")], [fixed])).id);
    await setNow("2027-02-01T00:00:00Z");
    await issueInvoices(await as("ADMIN"));
    const of = await connections().db.rows(sql`select amount from invoice where agreement_id = ${old.id}`);
    expect(of).toEqual([{ amount: "1.00000000" }]);
  });

  test("fails the cancellation that the seller had asked for", async () => {
    const old = await acceptedAgreement([terms.fixed()], [fixed]);
    const { id } = await sendCancellationRequest(await as("SELLER_OPERATOR"), {
      agreementId: old.id,
      reasonCode: "REPLACING_AGREEMENT",
      portalReason: null,
      description: null,
      clientToken: newId.plain(),
    });
    await setNow("2026-11-02T11:00:00Z");
    await accept((await replace(old.id, [terms.fixed("20000")], [fixed])).id);
    expect(await getCancellationRequest(await as("SELLER_OPERATOR"), { requestId: id })).toMatchObject({
      status: "VALIDATION_FAILED",
      statusMessage: "The agreement is no longer active: it was replaced by another.",
    });
  });

  test("of usage takes over the annual discount that depends on it", async () => {
    const values = { productType: "AmiProduct", productId: "prod-image" };
    const offered = [terms.usage(), terms.configurable(), terms.legal()];
    const base = await acceptedAgreement(offered, [usage, legal], values);
    const annual = await acceptedAgreement(offered, [seats(2), legal], values);
    const ctx = await as("BUYER_APPROVER");
    expect(await listRelatedAgreements(ctx, base.id)).toMatchObject([
      { id: annual.id, kind: "ANNUAL_DISCOUNT_OF", blocks: true },
    ]);
    const next = await accept((await replace(base.id, [terms.usage(), terms.legal()], [usage, legal], values)).id);
    expect(await rowOf<Agreement>("agreement", annual.id)).toMatchObject({ status: "ACTIVE" });
    expect((await listRelatedAgreements(ctx, next.id)).filter(({ blocks }) => blocks)).toMatchObject([
      { id: annual.id, kind: "ANNUAL_DISCOUNT_OF" },
    ]);
  });
});

describe("each party is told", () => {
  const channel = { manufacturerId: manufacturer.id, resaleAuthorizationId: "resaleauthz-1", visibility: "CPPO" };
  const offered = [terms.configurable(), terms.renewal({ lockoutPeriod: "P30D" }), terms.legal()];
  const first = [seats(3), wanted("RenewalTerm", renewing(false)), legal];
  const eventsOf = async (actor: ReturnType<typeof person>, detailType: string) =>
    listEnvelopes(await startContext(actor), { detailType });
  const everyParty = [
    ["Proposer", person("SELLER_ADMIN")],
    ["Acceptor", person("BUYER_APPROVER")],
    ["Manufacturer", person("MANUFACTURER")],
  ] as const;
  const common = (agreement: Agreement) => ({
    requestId: expect.any(String),
    catalog: "AWSMarketplace",
    acceptor: { accountId: buyer.id },
    proposer: { accountId: seller.id },
    resaleAuthorization: { id: "resaleauthz-1" },
    offer: { id: agreement.offerId },
  });

  test("of a new agreement, with exactly the documented fields", async () => {
    const agreement = await acceptedAgreement(offered, first, channel);
    for (const [role, actor] of everyParty) {
      const [event, ...more] = await eventsOf(actor, "Purchase Agreement Created");
      expect(more).toEqual([]);
      expect(event).toMatchObject({
        "detail-type": `Purchase Agreement Created - ${role}`,
        resources: [`arn:aws:aws-marketplace::aws:agreement:${agreement.id}`],
      });
      expect(event?.detail).toEqual({
        ...common(agreement),
        agreement: {
          id: agreement.id,
          intent: "NEW",
          status: "ACTIVE",
          acceptanceTime: "2026-11-02T10:00:00Z",
          startTime: "2026-11-02T10:00:00Z",
          endTime: "2027-11-01T23:59:59Z",
        },
      });
    }
  });

  test("of an amendment; only the seller learns how the agreement goes on", async () => {
    const made = await acceptedAgreement(offered, first, channel);
    const request = await quote({ intent: "AMEND", sourceAgreementId: made.id, requestedTerms: [seats(4), legal] });
    const agreement = await accept(request.id);
    const amended = {
      id: agreement.id,
      intent: "AMEND",
      status: "ACTIVE",
      acceptanceTime: "2026-11-02T10:00:00Z",
      startTime: "2026-11-02T10:00:00Z",
      endTime: "2027-11-01T23:59:59Z",
    };
    for (const [role, actor] of everyParty) {
      const [event] = await eventsOf(actor, "Purchase Agreement Amended");
      expect(event?.["detail-type"]).toBe(`Purchase Agreement Amended - ${role}`);
      expect(event?.detail).toEqual({
        ...common(agreement),
        agreement: { ...amended, ...(role === "Proposer" && { autoRenewalEnabled: false }) },
        ...(role === "Proposer" && {
          product: { id: "prod-insight", title: "Insight Studio" },
          renewalSummary: { lockoutStartTime: "2027-10-02T23:59:59Z", disabledBy: "ACCEPTOR" },
        }),
      });
    }
  });

  test("of a replacement: the old agreement ended as REPLACED, the new one began", async () => {
    const old = await acceptedAgreement([terms.fixed()], [fixed]);
    const proposalId = await aProposal([terms.usage()]);
    const request = await quote({ intent: "REPLACE", sourceAgreementId: old.id, proposalId, requestedTerms: [usage] });
    const agreement = await accept(request.id);
    for (const actor of [person("SELLER_ADMIN"), person("BUYER_APPROVER")]) {
      const [ended] = await eventsOf(actor, "Purchase Agreement Ended");
      expect(ended?.detail).toMatchObject({ agreement: { id: old.id, status: "REPLACED" }, resaleAuthorization: null });
      const [created] = await eventsOf(actor, "Purchase Agreement Created");
      expect(created?.detail).toMatchObject({
        agreement: { id: agreement.id, intent: "REPLACE", endTime: null },
        resaleAuthorization: null,
      });
    }
    // Nobody outside the deal hears of it.
    expect(await eventsOf(person("MANUFACTURER"), "Purchase Agreement Created")).toEqual([]);
  });

  test("and nobody of a quote", async () => {
    await quote({ proposalId: await aProposal([terms.fixed()]), requestedTerms: [fixed] });
    expect(await connections().db.rows(sql`select 1 from event`)).toEqual([]);
  });
});
