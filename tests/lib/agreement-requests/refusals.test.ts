import { describe, expect, test } from "vitest";
import { createAgreementRequest } from "@/lib/agreement-requests/create";
import { quotas } from "@/lib/agreement-requests/quotas";
import type { CreateAgreementRequestInput, RequestedTerm } from "@/lib/agreement-requests/schema";
import type { Term } from "@/lib/agreement-requests/terms";
import { roles } from "@/lib/auth/actor";
import { connections, sql } from "@/lib/db";
import { ExpectedError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { key } from "../../support/cast";
import { anAgreement, as, buyer, person, setNow, stranger } from "../../support/factories";
import {
  acceptedAgreement,
  aProposal,
  approving,
  createInput,
  everything,
  type ProposalValues,
  quantities,
  quote,
  renewing,
  term,
  terms,
  wanted,
} from "../../support/proposals";

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

const fixed = wanted("FixedUpfrontPricingTerm");
const legal = wanted("LegalTerm");
const seats = (count: number, duration = "P12M") =>
  wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }, duration));

describe("an intent takes what it needs and nothing else", () => {
  const input = { requestedTerms: [fixed] };
  test.each<[string, Partial<CreateAgreementRequestInput>, string, string]>([
    ["NEW without a proposal", {}, "MISSING_AGREEMENT_PROPOSAL_IDENTIFIER", "agreementProposalIdentifier"],
    [
      "NEW with an agreement",
      { proposalId: "at-1", sourceAgreementId: "agmt-1" },
      "INVALID_SOURCE_AGREEMENT_IDENTIFIER",
      "sourceAgreementIdentifier",
    ],
    [
      "AMEND without an agreement",
      { intent: "AMEND" },
      "MISSING_SOURCE_AGREEMENT_IDENTIFIER",
      "sourceAgreementIdentifier",
    ],
    [
      "AMEND with a proposal",
      { intent: "AMEND", sourceAgreementId: "agmt-1", proposalId: "at-1" },
      "INVALID_AGREEMENT_PROPOSAL_IDENTIFIER",
      "agreementProposalIdentifier",
    ],
    [
      "REPLACE without an agreement",
      { intent: "REPLACE", proposalId: "at-1" },
      "MISSING_SOURCE_AGREEMENT_IDENTIFIER",
      "sourceAgreementIdentifier",
    ],
    [
      "REPLACE without a proposal",
      { intent: "REPLACE", sourceAgreementId: "agmt-1" },
      "MISSING_AGREEMENT_PROPOSAL_IDENTIFIER",
      "agreementProposalIdentifier",
    ],
  ])("%s", async (_, values, code, name) => {
    const error = await refusalOf(() => quote({ ...input, ...values }));
    expect(error).toMatchObject({ name: "ValidationError", code, fields: [{ name }] });
  });
});

describe("only an approver of the buyer asks for quotes", () => {
  const others = roles.filter((role) => role !== "BUYER_APPROVER");
  test.each(others)("a %s is told so, whether or not the proposal exists", async (role) => {
    const known = await aProposal([terms.fixed()], { acceptorId: null });
    const ask = async (proposalId: string) =>
      createAgreementRequest(await as(role), createInput({ proposalId, requestedTerms: [fixed] }));
    const refusals = [await refusalOf(() => ask(known)), await refusalOf(() => ask("at-unknown"))];
    expect(refusals.map(({ name }) => name)).toEqual(["ForbiddenError", "ForbiddenError"]);
    expect(refusals[0]?.message).toBe(refusals[1]?.message);
  });

  test("an access key of the buyer does as well as a person", async () => {
    const proposalId = await aProposal([terms.fixed()]);
    const ctx = { ...(await as("BUYER_APPROVER")), actor: key("BUYER_APPROVER", buyer) };
    expect(await quote({ proposalId, requestedTerms: [fixed] }, ctx)).toMatchObject({
      acceptorId: buyer.id,
      acceptorName: buyer.name,
      requestedBy: "Access key ci",
    });
  });
});

describe("foreign and missing look the same", () => {
  const shape = ({ name, code, message, resource }: ExpectedError, id: string) => ({
    name,
    code,
    message: message.replace(id, "ID"),
    resource: { ...resource, id: "ID" },
  });

  test("a proposal to somebody else", async () => {
    const foreign = await aProposal([terms.fixed()], { acceptorId: stranger.id });
    const missing = "at-0000000000";
    const [a, b] = await Promise.all(
      [foreign, missing].map(async (proposalId) => {
        const error = await quote({ proposalId, requestedTerms: [fixed] }).catch((error) => error);
        return shape(error, proposalId);
      }),
    );
    expect(a).toEqual(b);
    expect(a).toMatchObject({ name: "NotFoundError", resource: { type: "AgreementProposal" } });
  });

  test.each(["AMEND", "REPLACE"] as const)("an agreement of somebody else, to %s", async (intent) => {
    const proposalId = intent === "REPLACE" ? await aProposal([terms.fixed()]) : null;
    const foreign = await anAgreement({ acceptorId: stranger.id });
    // The seller's own agreement as a buyer elsewhere is not the buyer's either.
    const ownAsSeller = await anAgreement({ proposerId: buyer.id, acceptorId: stranger.id });
    const shapes = await Promise.all(
      [foreign.id, ownAsSeller.id, "agmt-missing"].map(async (sourceAgreementId) => {
        const input = { intent, sourceAgreementId, proposalId, requestedTerms: [fixed] };
        return shape(await quote(input).catch((error) => error), sourceAgreementId);
      }),
    );
    expect(new Set(shapes.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(shapes[0]).toMatchObject({ name: "NotFoundError", resource: { type: "Agreement" } });
  });
});

describe("a proposal must stand", () => {
  test.each<[string, ProposalValues, string]>([
    ["one that expired", { expiresAt: "2026-11-02T10:00:00Z" }, "EXPIRED_AGREEMENT_PROPOSAL"],
    ["one that was superseded", { supersededAt: "2026-11-01T00:00:00Z" }, "SUPERSEDED_AGREEMENT_PROPOSAL"],
  ])("not %s", async (_, values, code) => {
    const proposalId = await aProposal([terms.fixed()], values);
    const error = await refusalOf(() => quote({ proposalId, requestedTerms: [fixed] }));
    expect(error).toMatchObject({ code, fields: [{ name: "agreementProposalIdentifier" }] });
  });

  test("nor one for a time that is over", async () => {
    const over = terms.validity({ agreementEndDate: "2026-11-01T23:59:59.999Z" });
    const proposalId = await aProposal([terms.fixed(), over]);
    const error = await refusalOf(() => quote({ proposalId, requestedTerms: [fixed, wanted("ValidityTerm")] }));
    expect(error.code).toBe("EXPIRED_AGREEMENT_PROPOSAL");
  });

  test("and nobody buys from themselves", async () => {
    const proposalId = await aProposal([terms.fixed()], { sellerId: buyer.id });
    expect((await refusalOf(() => quote({ proposalId, requestedTerms: [fixed] }))).code).toBe("UNSUPPORTED_ACTION");
  });
});

describe("the terms must fit together and carry their choices", () => {
  const disallowed = (what: string) => terms.configurable({ [what]: "Disallowed" });
  const cupt = (configuration?: RequestedTerm["configuration"]) =>
    wanted("ConfigurableUpfrontPricingTerm", configuration);
  const twice = {
    configurableUpfrontPricingTermConfiguration: {
      selectorValue: "P12M",
      dimensions: [
        { dimensionKey: "seats", dimensionValue: 1 },
        { dimensionKey: "seats", dimensionValue: 2 },
      ],
    },
  };
  const invalid = "INVALID_REQUESTED_TERM_CONFIGURATION";
  const at = "requestedTerms[0].configuration";
  const inDimensions = `${at}.configurableUpfrontPricingTermConfiguration.dimensions`;
  test.each<[string, Term[], RequestedTerm[], string, string]>([
    [
      "a term that is not on offer",
      [terms.fixed()],
      [fixed, wanted("RenewalTerm")],
      "INVALID_REQUESTED_TERM_ID",
      "requestedTerms[1].id",
    ],
    ["a term named twice", [terms.fixed()], [fixed, fixed], "INVALID_REQUESTED_TERMS", "requestedTerms[1].id"],
    ["no price", [terms.fixed(), terms.legal()], [legal], "MISSING_MANDATORY_TERMS", "requestedTerms"],
    ["no legal term", [terms.fixed(), terms.legal()], [fixed], "MISSING_MANDATORY_TERMS", "requestedTerms"],
    ["no validity", [terms.fixed(), terms.validity()], [fixed], "MISSING_MANDATORY_TERMS", "requestedTerms"],
    ["no payment term", [terms.fixed(), terms.net()], [fixed], "MISSING_MANDATORY_TERMS", "requestedTerms"],
    [
      "an upfront price without its schedule",
      [terms.fixed(), terms.schedule(["2027-01-01T00:00:00Z", "12000.00"])],
      [fixed],
      "MISSING_MANDATORY_TERMS",
      "requestedTerms",
    ],
    [
      "two upfront prices",
      [terms.fixed(), terms.configurable()],
      [fixed, seats(1)],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "an own license with a price",
      [terms.byol(), terms.usage()],
      [wanted("ByolPricingTerm"), wanted("UsageBasedPricingTerm")],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "a trial with an upfront price",
      [terms.trial(), terms.fixed()],
      [wanted("FreeTrialPricingTerm"), fixed],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "the same kind of price twice",
      [terms.fixed(), term("FixedUpfrontPricingTerm", { currencyCode: "USD", price: "1" }, "term-other")],
      [fixed, { id: "term-other" }],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "a schedule that pays for nothing",
      [terms.usage(), terms.schedule(["2027-01-01T00:00:00Z", "1.00"])],
      [wanted("UsageBasedPricingTerm"), wanted("PaymentScheduleTerm")],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "two currencies",
      [terms.fixed("1", { currencyCode: "EUR" }), terms.usage()],
      [fixed, wanted("UsageBasedPricingTerm")],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "a recurring payment without an end",
      [terms.recurring()],
      [wanted("RecurringPaymentTerm")],
      "INCOMPATIBLE_TERMS",
      "requestedTerms",
    ],
    [
      "a choice for a term that takes none",
      [terms.fixed()],
      [wanted("FixedUpfrontPricingTerm", renewing(true))],
      invalid,
      at,
    ],
    ["no choice for one that needs it", [terms.configurable()], [cupt()], invalid, at],
    ["the choice of another term", [terms.configurable()], [cupt(renewing(true))], invalid, at],
    [
      "a duration that is not on offer",
      [terms.configurable()],
      [seats(1, "P24M")],
      invalid,
      `${at}.configurableUpfrontPricingTermConfiguration.selectorValue`,
    ],
    [
      "an unknown dimension",
      [terms.configurable()],
      [cupt(quantities({ chairs: 1 }))],
      invalid,
      `${inDimensions}[0].dimensionKey`,
    ],
    ["a dimension named twice", [terms.configurable()], [cupt(twice)], invalid, `${inDimensions}[1].dimensionKey`],
    ["nothing of anything", [terms.configurable()], [seats(0)], invalid, inDimensions],
    [
      "two dimensions where one is allowed",
      [disallowed("multipleDimensionSelection")],
      [cupt(quantities({ seats: 1, storage: 1 }))],
      invalid,
      inDimensions,
    ],
    [
      "two units where one is allowed",
      [disallowed("quantityConfiguration")],
      [seats(2)],
      invalid,
      `${inDimensions}[0].dimensionValue`,
    ],
    [
      "automatic approval without its duration",
      [terms.variable()],
      [wanted("VariablePaymentTerm", approving("AUTO_APPROVE_ON_EXPIRATION"))],
      invalid,
      `${at}.variablePaymentTermConfiguration.expirationDuration`,
    ],
  ])("not %s", async (_, offered, requestedTerms, code, name) => {
    const proposalId = await aProposal(offered);
    const error = await refusalOf(() => quote({ proposalId, requestedTerms }));
    expect(error).toMatchObject({ name: "ValidationError", code, fields: [{ name }] });
  });

  test("an optional term can be left out, and constraints that allow are kept", async () => {
    const proposalId = await aProposal([disallowed("quantityConfiguration"), terms.renewal(), terms.support()]);
    expect(await quote({ proposalId, requestedTerms: [seats(1)] })).toMatchObject({ status: "OPEN" });
  });

  test("terms that nobody here can read are not calculated with", async () => {
    const proposalId = await aProposal([term("FixedUpfrontPricingTerm", { currencyCode: "USD", price: "a lot" })]);
    expect((await refusalOf(() => quote({ proposalId, requestedTerms: [fixed] }))).code).toBe("UNSUPPORTED_ACTION");
  });
});

describe("usage and an annual price of a machine image are two agreements", () => {
  const offered = [terms.usage(), terms.configurable(), terms.legal()];
  const values = { productType: "AmiProduct", productId: "prod-image" };
  const usage = wanted("UsageBasedPricingTerm");

  test("not both in one", async () => {
    const proposalId = await aProposal(offered, values);
    const error = await refusalOf(() => quote({ proposalId, requestedTerms: [usage, seats(1), legal] }));
    expect(error.code).toBe("INCOMPATIBLE_TERMS");
  });

  test("and the annual price comes second", async () => {
    const proposalId = await aProposal(offered, values);
    const annual = { proposalId, requestedTerms: [seats(1), legal] };
    expect((await refusalOf(() => quote(annual))).code).toBe("MISSING_USAGE_AGREEMENT");
    await acceptedAgreement(offered, [usage, legal], values);
    expect(await quote(annual)).toMatchObject({ status: "OPEN" });
  });
});

describe("what can be changed", () => {
  const offered = [terms.configurable(), terms.renewal({ lockoutPeriod: "P30D" }), terms.legal()];
  const first = [seats(3), wanted("RenewalTerm", renewing(false)), legal];
  const amendment = (sourceAgreementId: string, ...requestedTerms: RequestedTerm[]) =>
    quote({ intent: "AMEND", sourceAgreementId, requestedTerms });

  test("only active agreements", async () => {
    const { id } = await acceptedAgreement(offered, first);
    await connections().db.run(
      sql`update agreement set status = 'TERMINATED', ended_at = ${new Date("2026-11-02T10:00Z")}`,
    );
    const error = await refusalOf(() => amendment(id, seats(4), legal));
    expect(error).toMatchObject({ code: "INACTIVE_AGREEMENT", fields: [{ name: "sourceAgreementIdentifier" }] });
  });

  test("not one whose end has come, also before the worker wrote it down", async () => {
    const { id } = await acceptedAgreement(offered, first);
    await setNow("2027-11-02T00:00:00Z");
    expect((await refusalOf(() => amendment(id, seats(4), legal))).code).toBe("INACTIVE_AGREEMENT");
  });

  test("only purchase agreements", async () => {
    const { id } = await acceptedAgreement(offered, first);
    await connections().db.run(sql`update agreement set agreement_type = 'VendorInsightsAgreement'`);
    expect((await refusalOf(() => amendment(id, seats(4), legal))).code).toBe("UNSUPPORTED_ACTION");
  });

  test("not while entitlements are pending", async () => {
    const { id } = await acceptedAgreement(offered, first);
    await connections().db.run(
      sql`update entitlement set status = 'PENDING', reason_code = 'PROVISIONING_IN_PROGRESS'`,
    );
    expect((await refusalOf(() => amendment(id, seats(4), legal))).code).toBe("UNSUPPORTED_ACTION");
  });

  test("no amendment before the beginning", async () => {
    const later = terms.validity({ agreementStartDate: "2026-12-01T00:00:00Z", agreementDuration: "P12M" });
    const { id } = await acceptedAgreement([...offered, later], [...first, wanted("ValidityTerm")]);
    const error = await refusalOf(() => amendment(id, seats(4), legal, wanted("ValidityTerm")));
    expect([error.code, error.message]).toEqual([
      "UNSUPPORTED_ACTION",
      `${id} has not begun. It can be amended once it has.`,
    ]);
  });

  test.each<[string, RequestedTerm[], string]>([
    ["the duration", [seats(3, "P36M"), legal], "UNSUPPORTED_ACTION"],
    ["nothing", first, "INVALID_REQUESTED_TERM_CONFIGURATION"],
    ["a quantity downwards", [seats(2), legal], "INVALID_INCREMENTAL_CHARGE"],
    [
      "a quantity away",
      [wanted("ConfigurableUpfrontPricingTerm", quantities({ storage: 9 })), legal],
      "INVALID_INCREMENTAL_CHARGE",
    ],
    ["without the mandatory terms", [seats(4)], "MISSING_MANDATORY_TERMS"],
    ["a term that was not accepted", [seats(4), legal, wanted("SupportTerm")], "INVALID_REQUESTED_TERM_ID"],
  ])("an amendment does not change %s", async (_, requestedTerms, code) => {
    const { id } = await acceptedAgreement(offered, first);
    expect((await refusalOf(() => amendment(id, ...requestedTerms))).code).toBe(code);
  });

  test("not the renewal once its deadline has passed, but the quantities still", async () => {
    const { id } = await acceptedAgreement(offered, first);
    await setNow("2027-10-02T23:59:59.999Z");
    const on = [seats(3), wanted("RenewalTerm", renewing(true)), legal];
    expect((await refusalOf(() => amendment(id, ...on))).code).toBe("UNSUPPORTED_ACTION");
    expect(await amendment(id, seats(4), legal)).toMatchObject({ status: "OPEN" });
  });

  describe("a replacement", () => {
    const replacement = (sourceAgreementId: string, proposalId: string, ...requestedTerms: RequestedTerm[]) =>
      refusalOf(() => quote({ intent: "REPLACE", sourceAgreementId, proposalId, requestedTerms }));

    test("is about the same product", async () => {
      const { id } = await acceptedAgreement(offered, first);
      const other = await aProposal([terms.fixed()], { productId: "prod-other" });
      expect((await replacement(id, other, fixed)).code).toBe("UNSUPPORTED_ACTION");
    });

    test("begins at once", async () => {
      const { id } = await acceptedAgreement(offered, first);
      const later = terms.validity({ agreementStartDate: "2026-12-01T00:00:00Z", agreementDuration: "P12M" });
      const proposalId = await aProposal([terms.fixed(), later]);
      expect((await replacement(id, proposalId, fixed, wanted("ValidityTerm"))).code).toBe("UNSUPPORTED_ACTION");
    });

    test("makes a difference", async () => {
      const { id, proposalId } = await acceptedAgreement(offered, first);
      const error = await replacement(id, proposalId, ...first);
      expect([error.code, error.message]).toEqual(["UNSUPPORTED_ACTION", `This is what ${id} says already.`]);
    });
  });
});

describe("quotas", () => {
  test("a hundred active agreements for a product", async () => {
    for (let i = 0; i < 100; i++) await anAgreement();
    const proposalId = await aProposal([terms.fixed()]);
    const error = await refusalOf(() => quote({ proposalId, requestedTerms: [fixed] }));
    expect(error).toMatchObject({
      name: "QuotaError",
      code: quotas.activeAgreements.code,
      resource: { id: "prod-insight" },
    });
    await connections().db.run(sql`
      update agreement set status = 'EXPIRED', ended_at = end_at where id = (select min(id) from agreement)`);
    expect(await quote({ proposalId, requestedTerms: [fixed] })).toMatchObject({ status: "OPEN" });
  });

  test("one free trial for a product and account, also when the first has ended", async () => {
    const { id } = await acceptedAgreement([terms.trial()], [wanted("FreeTrialPricingTerm")]);
    await connections().db.run(
      sql`update agreement set status = 'CANCELLED', ended_at = ${new Date("2026-11-02T10:00Z")} where id = ${id}`,
    );
    const proposalId = await aProposal([terms.trial()]);
    const error = await refusalOf(() => quote({ proposalId, requestedTerms: [wanted("FreeTrialPricingTerm")] }));
    expect(error).toMatchObject({ name: "QuotaError", code: quotas.freeTrials.code });
  });

  test.each([
    ["a public offer", null, "1000000.00", "1000000.01", quotas.publicValue.code],
    ["a private offer", buyer.id, "1000000000.00", "1000000000.01", quotas.targetedValue.code],
  ])("the value of one agreement from %s", async (_, acceptorId, most, more, code) => {
    const ask = async (price: string, content = {}) => {
      const proposalId = await aProposal([terms.fixed(price, content)], { acceptorId });
      return quote({ proposalId, requestedTerms: [fixed] });
    };
    expect(await ask(most)).toMatchObject({ status: "OPEN" });
    expect(await refusalOf(() => ask(more))).toMatchObject({ name: "QuotaError", code });
    // The limits are in US dollars, and nothing is converted.
    expect(await ask(more, { currencyCode: "JPY" })).toMatchObject({ status: "OPEN" });
  });
});

describe("a client token", () => {
  test("makes one request, however often it is sent", async () => {
    const proposalId = await aProposal([terms.fixed()]);
    const input = createInput({ proposalId, requestedTerms: [fixed] });
    const ctx = await as("BUYER_APPROVER");
    const made = await Promise.all(Array.from({ length: 8 }, () => createAgreementRequest(ctx, input)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await setNow("2026-11-03T09:00:00Z");
    expect((await createAgreementRequest(await as("BUYER_APPROVER"), input)).id).toBe(made[0]?.id);
  });

  test("does not stand for anything else", async () => {
    const proposalId = await aProposal([terms.fixed()]);
    const input = createInput({ proposalId, requestedTerms: [fixed] });
    const ctx = await as("BUYER_APPROVER");
    const { id } = await createAgreementRequest(ctx, input);
    const error = await refusalOf(() => createAgreementRequest(ctx, { ...input, estimateTaxes: true }));
    expect(error).toMatchObject({ name: "ConflictError", resource: { type: "AgreementRequest", id } });
  });

  test("is each account's own", async () => {
    const proposalId = await aProposal([terms.fixed()], { acceptorId: null });
    const input = createInput({ proposalId, requestedTerms: [fixed], clientToken: newId.plain() });
    const other = { ...(await as("BUYER_APPROVER")), actor: person("BUYER_APPROVER", stranger) };
    const [a, b] = [
      await createAgreementRequest(await as("BUYER_APPROVER"), input),
      await createAgreementRequest(other, input),
    ];
    expect(a.id).not.toBe(b.id);
    expect([a.acceptorId, b.acceptorId]).toEqual([buyer.id, stranger.id]);
  });
});
