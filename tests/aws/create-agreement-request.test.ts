import {
  CreateAgreementRequestCommand,
  type CreateAgreementRequestCommandInput,
  ServiceQuotaExceededException,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { anAgreement, stranger } from "../support/factories";
import { acceptedAgreement, aProposal, quantities, renewing, terms, wanted } from "../support/proposals";

serveAws();
beforeEach(createKeys);

type Input = Partial<CreateAgreementRequestCommandInput>;
const create = (caller: Caller, input: Input) =>
  clientOf(caller).send(new CreateAgreementRequestCommand(input as CreateAgreementRequestCommandInput));

const seats = (count: number, duration = "P12M") =>
  wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }, duration)) as never;
const fixed = wanted("FixedUpfrontPricingTerm") as never;
const legal = wanted("LegalTerm") as never;

test("a quote, with every amount as text and every instant as a date", async () => {
  const schedule = terms.schedule(["2026-11-02T10:00:00Z", "4000.00"], ["2027-02-01T00:00:00Z", "8000.00"]);
  const proposal = await aProposal([terms.fixed(), schedule, terms.legal()]);
  const { $metadata, ...answer } = await create("buyer", {
    intent: "NEW",
    agreementProposalIdentifier: proposal,
    requestedTerms: [fixed, wanted("PaymentScheduleTerm") as never, legal],
    taxConfiguration: { taxEstimation: "ENABLED" },
  });
  expect($metadata.httpStatusCode).toBe(200);
  expect(answer).toEqual({
    agreementRequestId: expect.stringMatching(/^ar-[a-z0-9]{25}$/),
    chargeSummary: {
      currencyCode: "USD",
      newAgreementValue: "12000.00",
      newAgreementValueAfterTax: "12990.00",
      estimatedTaxes: { breakdown: [{ amount: "990.00", rate: "0.0825", type: "ST" }], totalAmount: "990.00" },
      expectedCharges: [
        {
          id: expect.stringMatching(/^ch-[a-z0-9]+$/),
          timing: "ON_ACCEPTANCE",
          amount: "4000.00",
          amountAfterTax: "4330.00",
          estimatedTaxes: { breakdown: [{ amount: "330.00", rate: "0.0825", type: "ST" }], totalAmount: "330.00" },
        },
        {
          id: expect.stringMatching(/^ch-[a-z0-9]+$/),
          timing: "SCHEDULED",
          time: new Date("2027-02-01T00:00:00Z"),
          amount: "8000.00",
          amountAfterTax: "8660.00",
          estimatedTaxes: { breakdown: [{ amount: "660.00", rate: "0.0825", type: "ST" }], totalAmount: "660.00" },
        },
      ],
      itemizedCharges: [],
      invoicingEntity: { legalName: "Amazon Web Services, Inc." },
    },
  });
});

test("an amendment names the agreement and itemizes what it adds", async () => {
  const { id } = await acceptedAgreement(
    [terms.configurable(), terms.legal()],
    [wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: 1 })), wanted("LegalTerm")],
  );
  const { chargeSummary } = await create("buyer", {
    intent: "AMEND",
    sourceAgreementIdentifier: id,
    requestedTerms: [seats(5), legal],
  });
  expect(chargeSummary).toMatchObject({
    newAgreementValue: "52.50",
    expectedCharges: [{ amount: "42.00", timing: "ON_ACCEPTANCE" }],
    itemizedCharges: [
      {
        dimensionKey: "seats",
        oldQuantity: 1,
        newQuantity: 5,
        incrementalChargeAmount: "42.00",
        chargeReference: chargeSummary?.expectedCharges?.[0]?.id,
      },
    ],
  });
});

describe("the input is checked", () => {
  const base: Input = { intent: "NEW", agreementProposalIdentifier: "at-1", requestedTerms: [fixed] };
  const configured = (configuration: object) => [{ id: "term-1", configuration } as never];
  test.each<[Input, string, string]>([
    [{ intent: undefined }, "MISSING_INTENT", "intent"],
    [{ intent: "RENEW" as never }, "INVALID_INTENT", "intent"],
    [{ requestedTerms: undefined }, "MISSING_REQUESTED_TERMS", "requestedTerms"],
    [{ requestedTerms: [] }, "INVALID_REQUESTED_TERMS", "requestedTerms"],
    [{ requestedTerms: Array(31).fill(fixed) }, "INVALID_REQUESTED_TERMS", "requestedTerms"],
    [{ requestedTerms: [{} as never] }, "MISSING_REQUESTED_TERM_ID", "requestedTerms[0].id"],
    [{ requestedTerms: [{ id: "term 1" }] }, "INVALID_REQUESTED_TERM_ID", "requestedTerms[0].id"],
    [
      { requestedTerms: configured({ renewalTermConfiguration: {} }) },
      "MISSING_REQUESTED_TERM_CONFIGURATION",
      "requestedTerms[0].configuration.renewalTermConfiguration.enableAutoRenew",
    ],
    [
      {
        requestedTerms: configured({
          variablePaymentTermConfiguration: { paymentRequestApprovalStrategy: "NEVER" },
        }),
      },
      "INVALID_REQUESTED_TERM_CONFIGURATION",
      "requestedTerms[0].configuration.variablePaymentTermConfiguration.paymentRequestApprovalStrategy",
    ],
    [
      {
        requestedTerms: configured({
          configurableUpfrontPricingTermConfiguration: { selectorValue: "P12M", dimensions: [] },
        }),
      },
      "INVALID_REQUESTED_TERM_CONFIGURATION",
      "requestedTerms[0].configuration.configurableUpfrontPricingTermConfiguration.dimensions",
    ],
    [
      { agreementProposalIdentifier: undefined },
      "MISSING_AGREEMENT_PROPOSAL_IDENTIFIER",
      "agreementProposalIdentifier",
    ],
    [
      { agreementProposalIdentifier: "offer-1" },
      "INVALID_AGREEMENT_PROPOSAL_IDENTIFIER",
      "agreementProposalIdentifier",
    ],
    [{ intent: "REPLACE" }, "MISSING_SOURCE_AGREEMENT_IDENTIFIER", "sourceAgreementIdentifier"],
    [{ sourceAgreementIdentifier: "agmt-1" }, "INVALID_SOURCE_AGREEMENT_IDENTIFIER", "sourceAgreementIdentifier"],
    [{ sourceAgreementIdentifier: "agmt 1" }, "INVALID_SOURCE_AGREEMENT_IDENTIFIER", "sourceAgreementIdentifier"],
    [{ clientToken: "a token" }, "INVALID_CLIENT_TOKEN", "clientToken"],
    [{ taxConfiguration: { taxEstimation: "MAYBE" as never } }, "OTHER", "taxConfiguration.taxEstimation"],
  ])("%j is refused as %s", async (input, reason, name) => {
    const refused = await refusal(create("buyer", { ...base, ...input }));
    expect(refused).toMatchObject({ name: "ValidationException", reason, fields: [{ name }] });
  });

  test.each<[string, () => Promise<Input>, string]>([
    [
      "a proposal that expired",
      async () => ({
        agreementProposalIdentifier: await aProposal([terms.fixed()], { expiresAt: "2026-11-01T00:00:00Z" }),
      }),
      "EXPIRED_AGREEMENT_PROPOSAL",
    ],
    [
      "one that was superseded",
      async () => ({
        agreementProposalIdentifier: await aProposal([terms.fixed()], { supersededAt: "2026-11-01T00:00:00Z" }),
      }),
      "SUPERSEDED_AGREEMENT_PROPOSAL",
    ],
    [
      "a term of another proposal",
      async () => ({ agreementProposalIdentifier: await aProposal([terms.usage()]) }),
      "INVALID_REQUESTED_TERM_ID",
    ],
    [
      "a legal term left out",
      async () => ({ agreementProposalIdentifier: await aProposal([terms.fixed(), terms.legal()]) }),
      "MISSING_MANDATORY_TERMS",
    ],
    [
      "terms that do not go together",
      async () => ({
        agreementProposalIdentifier: await aProposal([terms.fixed(), terms.byol()]),
        requestedTerms: [fixed, wanted("ByolPricingTerm") as never],
      }),
      "INCOMPATIBLE_TERMS",
    ],
    [
      "a choice where there is none",
      async () => ({
        agreementProposalIdentifier: await aProposal([terms.fixed()]),
        requestedTerms: [wanted("FixedUpfrontPricingTerm", renewing(true)) as never],
      }),
      "INVALID_REQUESTED_TERM_CONFIGURATION",
    ],
    [
      "an annual price without the usage it builds on",
      async () => ({
        agreementProposalIdentifier: await aProposal([terms.usage(), terms.configurable()], {
          productType: "AmiProduct",
        }),
        requestedTerms: [seats(1)],
      }),
      "MISSING_USAGE_AGREEMENT",
    ],
  ])("%s", async (_, input, reason) => {
    const refused = await refusal(create("buyer", { ...base, ...(await input()) }));
    expect(refused).toMatchObject({ name: "ValidationException", reason });
  });

  test.each<[string, never, string]>([
    ["less than there is", seats(2), "INVALID_INCREMENTAL_CHARGE"],
    ["another duration", seats(3, "P36M"), "UNSUPPORTED_ACTION"],
    ["what there is", seats(3), "INVALID_REQUESTED_TERM_CONFIGURATION"],
  ])("an amendment to %s", async (_, term, reason) => {
    const { id } = await acceptedAgreement([terms.configurable()], [seats(3)]);
    const input: Input = { intent: "AMEND", sourceAgreementIdentifier: id, requestedTerms: [term] };
    expect(await refusal(create("buyer", input))).toMatchObject({ name: "ValidationException", reason });
  });

  test("an agreement that has ended", async () => {
    const { id } = await anAgreement({ status: "EXPIRED", endedAt: new Date("2026-10-01T00:00:00Z") });
    const input: Input = { intent: "AMEND", sourceAgreementIdentifier: id, requestedTerms: [fixed] };
    expect(await refusal(create("buyer", input))).toMatchObject({ reason: "INACTIVE_AGREEMENT" });
  });
});

test("nothing is found of what belongs to others", async () => {
  const proposal = await aProposal([terms.fixed()], { acceptorId: stranger.id });
  const { id } = await anAgreement({ acceptorId: stranger.id });
  for (const [input, resourceType, resourceId] of [
    [{ intent: "NEW", agreementProposalIdentifier: proposal }, "AgreementProposal", proposal],
    [{ intent: "NEW", agreementProposalIdentifier: "at-missing" }, "AgreementProposal", "at-missing"],
    [{ intent: "AMEND", sourceAgreementIdentifier: id }, "Agreement", id],
    [{ intent: "AMEND", sourceAgreementIdentifier: "agmt-missing" }, "Agreement", "agmt-missing"],
  ] as const) {
    const refused = await refusal(create("buyer", { ...input, requestedTerms: [fixed] }));
    expect(refused).toMatchObject({ name: "ResourceNotFoundException", resourceType, resourceId });
  }
});

test.each(["seller", "sellerViewer", "buyerViewer", "stranger", "manufacturer", "admin"] as const)(
  "the %s is denied, whether or not the proposal exists",
  async (caller) => {
    const proposal = await aProposal([terms.fixed()], { acceptorId: null });
    for (const agreementProposalIdentifier of [proposal, "at-missing"]) {
      const refused = await refusal(
        create(caller, { intent: "NEW", agreementProposalIdentifier, requestedTerms: [fixed] }),
      );
      expect(refused).toMatchObject({ name: "AccessDeniedException", reason: "INVALID_ACCESS" });
    }
  },
);

test("a token that stood for something else is a conflict, and the same input again the same quote", async () => {
  const input: Input = {
    intent: "NEW",
    agreementProposalIdentifier: await aProposal([terms.configurable()]),
    requestedTerms: [seats(1)],
    clientToken: "one-token",
  };
  const { agreementRequestId } = await create("buyer", input);
  expect(await create("buyer", input)).toMatchObject({ agreementRequestId });
  // The quantity lies deep in the input, and counts.
  expect(await refusal(create("buyer", { ...input, requestedTerms: [seats(2)] }))).toMatchObject({
    name: "ConflictException",
    resourceType: "AgreementRequest",
    resourceId: agreementRequestId,
  });
});

test("a quota that would be exceeded is named", async () => {
  const proposal = await aProposal([terms.fixed("1000000.01")], { acceptorId: null });
  const refused = await refusal(
    create("buyer", { intent: "NEW", agreementProposalIdentifier: proposal, requestedTerms: [fixed] }),
  );
  expect(refused).toBeInstanceOf(ServiceQuotaExceededException);
  expect(refused).toMatchObject({
    $metadata: { httpStatusCode: 402 },
    quotaCode: "PUBLIC_AGREEMENT_VALUE",
    serviceCode: "aws-marketplace",
    resourceType: "Agreement",
    resourceId: "prod-insight",
  });
});
