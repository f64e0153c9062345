import {
  GetAgreementTermsCommand,
  paginateGetAgreementTerms,
  ResourceNotFoundException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, expect, test } from "vitest";
import { connections, sql } from "@/lib/db";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, manufacturer } from "../support/factories";

serveAws();
beforeEach(createKeys);

/** Every kind the service documents, as the database keeps what was accepted. */
const kinds: Record<string, object> = {
  LegalTerm: { documents: [{ type: "CustomEula", url: "https://example.com/eula" }] },
  SupportTerm: { refundPolicy: "No refunds." },
  RenewalTerm: {
    configuration: { enableAutoRenew: true },
    lockoutPeriod: "P30D",
    maxRenewals: 3,
    priceIncrease: { percentageRange: { minValue: "0.00", maxValue: "5.00", defaultValue: "2.00" } },
    termTemplates: [
      {
        paymentScheduleTermTemplate: {
          schedule: [{ chargeDateOffset: "P1M", chargePercentage: "50.00", dayOfMonth: 1 }],
        },
      },
    ],
  },
  UsageBasedPricingTerm: { currencyCode: "USD", rateCards: [{ rateCard: [{ dimensionKey: "hours", price: "0.25" }] }] },
  ConfigurableUpfrontPricingTerm: {
    currencyCode: "USD",
    rateCards: [
      {
        selector: { type: "Duration", value: "P12M" },
        constraints: { multipleDimensionSelection: "Allowed", quantityConfiguration: "Disallowed" },
        rateCard: [{ dimensionKey: "seats", price: "10" }],
      },
    ],
    configuration: { selectorValue: "P12M", dimensions: [{ dimensionKey: "seats", dimensionValue: 0 }] },
  },
  FixedUpfrontPricingTerm: {
    currencyCode: "USD",
    duration: "P12M",
    price: "1200.00",
    grants: [{ dimensionKey: "seats", maxQuantity: 25 }],
  },
  ByolPricingTerm: {},
  RecurringPaymentTerm: { currencyCode: "USD", billingPeriod: "Monthly", price: "100.00" },
  FreeTrialPricingTerm: { duration: "P14D", grants: [{ dimensionKey: "seats", maxQuantity: 5 }] },
  VariablePaymentTerm: {
    currencyCode: "USD",
    maxTotalChargeAmount: "5000.00",
    configuration: { paymentRequestApprovalStrategy: "AUTO_APPROVE_ON_EXPIRATION", expirationDuration: "P10D" },
  },
  NetPaymentTerm: { paymentDuePeriod: "P30D" },
};
const dated = {
  stored: {
    ValidityTerm: { agreementStartDate: "2026-01-01T00:00:00.000Z", agreementEndDate: 1798761599 },
    PaymentScheduleTerm: {
      currencyCode: "USD",
      schedule: [{ chargeDate: "2026-02-01T00:00:00Z", chargeAmount: "600.00" }],
    },
  },
  read: {
    ValidityTerm: {
      agreementStartDate: new Date("2026-01-01T00:00:00Z"),
      agreementEndDate: new Date("2026-12-31T23:59:59Z"),
    },
    PaymentScheduleTerm: {
      currencyCode: "USD",
      schedule: [{ chargeDate: new Date("2026-02-01T00:00:00Z"), chargeAmount: "600.00" }],
    },
  },
};

async function agreementWith(terms: Record<string, object>) {
  const { id } = await anAgreement({ manufacturerId: manufacturer.id });
  for (const [position, [type, content]] of Object.entries(terms).entries()) {
    await connections().db.run(sql`
      insert into term (agreement_id, id, position, type, content)
      values (${id}, ${`term-${position}`}, ${position}, ${type}, ${JSON.stringify(content)}::json)`);
  }
  return id;
}

const get = (caller: Caller, agreementId: string) =>
  clientOf(caller).send(new GetAgreementTermsCommand({ agreementId }));
const memberOf = (type: string) => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

test("all thirteen kinds arrive under their own member, with dates as dates", async () => {
  const id = await agreementWith({ ...kinds, ...dated.stored });
  const expected = Object.entries({ ...kinds, ...dated.read }).map(([type, content], i) => ({
    [memberOf(type)]: { type, id: `term-${i}`, ...content },
  }));
  expect(expected).toHaveLength(13);
  for (const caller of ["seller", "buyer"] as const) expect((await get(caller, id)).acceptedTerms).toEqual(expected);
});

test("a kind that the client does not know arrives as an unknown member", async () => {
  const id = await agreementWith({ CustomerVerificationTerm: { level: "STRICT" } });
  const [term] = (await get("seller", id)).acceptedTerms ?? [];
  expect(term?.$unknown?.[0]).toBe("customerVerificationTerm");
});

test("the client's paginator walks every term in order", async () => {
  const id = await agreementWith(kinds);
  const seen: string[] = [];
  for await (const { acceptedTerms } of paginateGetAgreementTerms(
    { client: clientOf("buyer"), pageSize: 4 },
    { agreementId: id },
  )) {
    seen.push(...(acceptedTerms ?? []).flatMap((term) => Object.keys(term)));
  }
  expect(seen).toEqual(Object.keys(kinds).map(memberOf));
});

test("who is neither party finds no agreement, and no terms of it", async () => {
  const id = await agreementWith(kinds);
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    for (const agreementId of [id, "agmt-missing"]) {
      const refused = await refusal(get(caller, agreementId));
      expect(refused).toBeInstanceOf(ResourceNotFoundException);
      expect(refused).toMatchObject({ resourceType: "Agreement", resourceId: agreementId });
    }
  }
});

test("a malformed agreement ID is refused", async () => {
  expect(await refusal(get("buyer", "not one"))).toMatchObject({ reason: "INVALID_AGREEMENT_ID" });
});
