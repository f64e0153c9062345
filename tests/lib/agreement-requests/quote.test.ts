import { describe, expect, test } from "vitest";
import type { ChargeSummary } from "@/lib/agreement-requests/charges";
import type { RequestedTerm } from "@/lib/agreement-requests/schema";
import type { Term } from "@/lib/agreement-requests/terms";
import {
  acceptedAgreement,
  aProposal,
  approving,
  quantities,
  quote,
  renewing,
  terms,
  wanted,
} from "../../support/proposals";

const legal = wanted("LegalTerm");
const seatsAndStorage = wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: 3, storage: 7 }));

/** The charges without their IDs, which are made up. */
const shown = ({ expectedCharges, itemizedCharges, ...rest }: ChargeSummary) => ({
  ...rest,
  expectedCharges: expectedCharges.map(({ id: _, ...charge }) => charge),
  itemizedCharges: itemizedCharges.map(({ chargeReference, ...item }) => ({
    ...item,
    paidBy: expectedCharges.findIndex(({ id }) => id === chargeReference),
  })),
});

const summaryOf = async (offered: Term[], requestedTerms: RequestedTerm[], estimateTaxes = false) => {
  const proposalId = await aProposal(offered);
  return shown((await quote({ proposalId, requestedTerms, estimateTaxes })).chargeSummary);
};

describe("a quote says what accepting would cost", () => {
  test("quantities times their prices, exactly, paid on acceptance", async () => {
    expect(await summaryOf([terms.configurable(), terms.legal()], [seatsAndStorage, legal])).toEqual({
      currencyCode: "USD",
      newAgreementValue: "32.375",
      expectedCharges: [{ timing: "ON_ACCEPTANCE", amount: "32.375" }],
      itemizedCharges: [
        { dimensionKey: "seats", newQuantity: 3, oldQuantity: 0, incrementalChargeAmount: "31.50", paidBy: 0 },
        { dimensionKey: "storage", newQuantity: 7, oldQuantity: 0, incrementalChargeAmount: "0.875", paidBy: 0 },
      ],
    });
  });

  test("by the rate card of the duration that was chosen", async () => {
    const three = wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: 2 }, "P36M"));
    const summary = await summaryOf([terms.configurable()], [three]);
    expect(summary).toMatchObject({ newAgreementValue: "56.00", expectedCharges: [{ amount: "56.00" }] });
  });

  test("a schedule replaces the upfront price; instalments that have come are paid together on acceptance", async () => {
    const schedule = terms.schedule(
      ["2026-10-01T00:00:00Z", "4000.10"],
      ["2026-11-02T10:00:00Z", "4000.20"],
      ["2027-02-01T00:00:00Z", "3999.70"],
    );
    expect(
      await summaryOf([terms.fixed(), schedule], [wanted("FixedUpfrontPricingTerm"), wanted("PaymentScheduleTerm")]),
    ).toMatchObject({
      newAgreementValue: "12000.00",
      expectedCharges: [
        { timing: "ON_ACCEPTANCE", amount: "8000.30" },
        { timing: "SCHEDULED", amount: "3999.70", time: "2027-02-01T00:00:00.000Z" },
      ],
    });
  });

  test("what begins later is paid when it begins", async () => {
    const later = terms.validity({ agreementStartDate: "2026-12-01T00:00:00Z", agreementDuration: "P12M" });
    expect(
      await summaryOf([terms.fixed("500"), later], [wanted("FixedUpfrontPricingTerm"), wanted("ValidityTerm")]),
    ).toMatchObject({
      newAgreementValue: "500.00",
      expectedCharges: [{ timing: "SCHEDULED", amount: "500.00", time: "2026-12-01T00:00:00.000Z" }],
    });
  });

  test("a recurring payment counts for every billing period of the term", async () => {
    expect(
      await summaryOf([terms.recurring(), terms.validity()], [wanted("RecurringPaymentTerm"), wanted("ValidityTerm")]),
    ).toMatchObject({
      newAgreementValue: "1199.88",
      expectedCharges: [{ timing: "BILLING_PERIOD", amount: "99.99" }],
    });
  });

  test.each([
    ["usage is not known beforehand", [terms.usage()], "0.00", [{ timing: "BILLING_PERIOD" }]],
    ["a trial costs nothing", [terms.trial()], "0.00", []],
    ["nor does an own license", [terms.byol()], "0.00", []],
    [
      "a commitment counts, what is used beyond it does not",
      [terms.fixed("800.00"), terms.usage()],
      "800.00",
      [{ timing: "ON_ACCEPTANCE", amount: "800.00" }, { timing: "BILLING_PERIOD" }],
    ],
  ])("%s", async (_, offered, newAgreementValue, expectedCharges) => {
    const summary = await summaryOf(
      offered,
      offered.map(({ type }) => wanted(type)),
    );
    expect(summary).toMatchObject({ newAgreementValue, itemizedCharges: [] });
    expect(summary.expectedCharges).toEqual(expectedCharges);
  });

  test("variable payments commit to their ceiling and charge nothing yet", async () => {
    const variable = wanted("VariablePaymentTerm", approving("WAIT_FOR_APPROVAL"));
    expect(await summaryOf([terms.variable()], [variable])).toMatchObject({
      newAgreementValue: "60000.00",
      expectedCharges: [],
    });
  });
});

describe("taxes", () => {
  test("are estimated when asked for, for every charge and the whole", async () => {
    const offered = [terms.fixed("100.00"), terms.usage()];
    const summary = await summaryOf(
      offered,
      offered.map(({ type }) => wanted(type)),
      true,
    );
    const taxed = { breakdown: [{ amount: "8.25", rate: "0.0825", type: "ST" }], totalAmount: "8.25" };
    expect(summary).toMatchObject({ newAgreementValueAfterTax: "108.25", estimatedTaxes: taxed });
    expect(summary.expectedCharges).toEqual([
      { timing: "ON_ACCEPTANCE", amount: "100.00", amountAfterTax: "108.25", estimatedTaxes: taxed },
      // Without an amount only the rate is known.
      { timing: "BILLING_PERIOD", estimatedTaxes: { breakdown: [{ rate: "0.0825", type: "ST" }] } },
    ]);
  });

  test("are not mentioned otherwise, nor in a currency that no estimate is for", async () => {
    const named = [wanted("FixedUpfrontPricingTerm")];
    expect(JSON.stringify(await summaryOf([terms.fixed("100.00")], named))).not.toMatch(/tax/i);
    const francs = await summaryOf([terms.fixed("100.00", { currencyCode: "CHF" })], named, true);
    expect(JSON.stringify(francs)).not.toMatch(/tax/i);
    expect(francs.currencyCode).toBe("CHF");
  });
});

describe("an amendment", () => {
  const offered = [terms.configurable(), terms.renewal(), terms.legal()];
  const first = [seatsAndStorage, wanted("RenewalTerm", renewing(false)), legal];

  test("costs what it adds, and its value counts what there was", async () => {
    const { id } = await acceptedAgreement(offered, first);
    const more = wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: 5, storage: 7 }));
    const { chargeSummary } = await quote({ intent: "AMEND", sourceAgreementId: id, requestedTerms: [more, legal] });
    expect(shown(chargeSummary)).toEqual({
      currencyCode: "USD",
      newAgreementValue: "53.375",
      expectedCharges: [{ timing: "ON_ACCEPTANCE", amount: "21.00" }],
      itemizedCharges: [
        { dimensionKey: "seats", newQuantity: 5, oldQuantity: 3, incrementalChargeAmount: "21.00", paidBy: 0 },
      ],
    });
  });

  test("of the renewal alone costs nothing", async () => {
    const { id } = await acceptedAgreement(offered, first);
    const on = wanted("RenewalTerm", renewing(true));
    const { chargeSummary } = await quote({
      intent: "AMEND",
      sourceAgreementId: id,
      requestedTerms: [seatsAndStorage, on, legal],
    });
    expect(shown(chargeSummary)).toMatchObject({
      newAgreementValue: "32.375",
      expectedCharges: [],
      itemizedCharges: [],
    });
  });
});

test("a replacement costs all of the new terms, and says what there was before", async () => {
  const { id } = await acceptedAgreement([terms.configurable(), terms.legal()], [seatsAndStorage, legal]);
  const proposalId = await aProposal([terms.configurable(), terms.legal()]);
  const more = wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: 5 }, "P36M"));
  const request = await quote({ intent: "REPLACE", sourceAgreementId: id, proposalId, requestedTerms: [more, legal] });
  expect(shown(request.chargeSummary)).toMatchObject({
    newAgreementValue: "140.00",
    expectedCharges: [{ timing: "ON_ACCEPTANCE", amount: "140.00" }],
    itemizedCharges: [{ dimensionKey: "seats", newQuantity: 5, oldQuantity: 3, incrementalChargeAmount: "140.00" }],
  });
});

test("a quote is good for a day, and never for longer than its proposal", async () => {
  const requestedTerms = [wanted("FixedUpfrontPricingTerm")];
  const lasting = await quote({ proposalId: await aProposal([terms.fixed()]), requestedTerms });
  expect(lasting).toMatchObject({ status: "OPEN", expiresAt: new Date("2026-11-03T10:00:00Z"), agreementId: null });
  const proposalId = await aProposal([terms.fixed()], { expiresAt: "2026-11-02T18:00:00Z" });
  expect((await quote({ proposalId, requestedTerms })).expiresAt).toEqual(new Date("2026-11-02T18:00:00Z"));
});
