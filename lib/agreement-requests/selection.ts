import { refusal } from "./refusals";
import type { RequestedTerm, TermConfiguration } from "./schema";
import { type PricingType, pricingTypesOf, readTerm, type Term } from "./terms";

/** A term that was asked for, with the buyer's choice in it, and where in the request it stands. */
type Picked = { term: Term; at: string };

/**
 * The terms that a request names, out of those that are on offer, with the buyer's choices written into them.
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/agreement-error-codes.html
 * @throws ValidationError with the service's reason for whatever does not fit
 */
export function selectTerms(offered: readonly Term[], requested: readonly RequestedTerm[]): Term[] {
  const picked = requested.map(({ id, configuration }, i): Picked => {
    const at = `requestedTerms[${i}]`;
    const term = offered.find((term) => term.id === id);
    if (!term) {
      throw refusal("INVALID_REQUESTED_TERM_ID", `${at}.id`, `${id} is not among the terms on offer.`);
    }
    if (requested.findIndex((other) => other.id === id) !== i) {
      throw refusal("INVALID_REQUESTED_TERMS", `${at}.id`, `${id} is named twice.`);
    }
    return { term: configured(term, configuration, `${at}.configuration`), at };
  });
  const terms = picked.map(({ term }) => term);
  refuseMissing(offered, terms);
  refuseIncompatible(terms);
  return terms;
}

type Member = keyof TermConfiguration;
/** Which terms take a choice, and under which name the request carries it. */
const choices: Record<string, Member> = {
  ConfigurableUpfrontPricingTerm: "configurableUpfrontPricingTermConfiguration",
  RenewalTerm: "renewalTermConfiguration",
  VariablePaymentTerm: "variablePaymentTermConfiguration",
};

function configured(term: Term, configuration: TermConfiguration | undefined, at: string): Term {
  const wanted = choices[term.type];
  const given = (Object.keys(configuration ?? {}) as Member[]).filter((name) => configuration?.[name] !== undefined);
  if (!wanted) {
    if (configuration) throw misconfigured(at, `A ${term.type} takes no configuration.`);
    return term;
  }
  if (given.length !== 1 || given[0] !== wanted) throw misconfigured(at, `A ${term.type} needs its ${wanted}.`);
  const choice = configuration?.[wanted];
  if (wanted === "configurableUpfrontPricingTermConfiguration") {
    checkQuantities(term, configuration?.[wanted], `${at}.${wanted}`);
  }
  if (wanted === "variablePaymentTermConfiguration") checkStrategy(configuration?.[wanted], `${at}.${wanted}`);
  return { ...term, content: { ...term.content, configuration: choice } };
}

function checkQuantities(
  term: Term,
  choice: TermConfiguration["configurableUpfrontPricingTermConfiguration"],
  at: string,
) {
  const { selectorValue = "", dimensions = [] } = choice ?? {};
  const { rateCards } = readTerm(term, "ConfigurableUpfrontPricingTerm");
  const card = rateCards.find(({ selector }) => selector.value === selectorValue);
  if (!card) {
    const offered = rateCards.map(({ selector }) => selector.value).join(", ");
    throw misconfigured(`${at}.selectorValue`, `${selectorValue} is not on offer. Use one of: ${offered}.`);
  }
  const { multipleDimensionSelection, quantityConfiguration } = card.constraints;
  for (const [i, { dimensionKey, dimensionValue }] of dimensions.entries()) {
    const here = `${at}.dimensions[${i}]`;
    if (!card.rateCard.some((item) => item.dimensionKey === dimensionKey)) {
      throw misconfigured(`${here}.dimensionKey`, `${dimensionKey} has no price for ${selectorValue}.`);
    }
    if (dimensions.findIndex((other) => other.dimensionKey === dimensionKey) !== i) {
      throw misconfigured(`${here}.dimensionKey`, `${dimensionKey} is named twice.`);
    }
    if (quantityConfiguration === "Disallowed" && dimensionValue !== 1) {
      throw misconfigured(`${here}.dimensionValue`, "The quantity can only be 1 here.");
    }
  }
  if (multipleDimensionSelection === "Disallowed" && dimensions.length > 1) {
    throw misconfigured(`${at}.dimensions`, "Only one dimension can be chosen here.");
  }
  if (dimensions.every(({ dimensionValue }) => dimensionValue === 0)) {
    throw misconfigured(`${at}.dimensions`, "Choose a quantity of at least 1 for one dimension.");
  }
}

function checkStrategy(choice: TermConfiguration["variablePaymentTermConfiguration"], at: string) {
  const { paymentRequestApprovalStrategy, expirationDuration } = choice ?? {};
  if (paymentRequestApprovalStrategy === "AUTO_APPROVE_ON_EXPIRATION" && !expirationDuration) {
    throw misconfigured(`${at}.expirationDuration`, "Automatic approval needs a duration.");
  }
}

const upfront: readonly PricingType[] = ["ConfigurableUpfrontPricingTerm", "FixedUpfrontPricingTerm"];

/** Terms that cannot be left out once they are offered; a schedule only together with what it pays for. */
const mandatory: Record<string, (pricing: readonly PricingType[]) => boolean> = {
  LegalTerm: () => true,
  ValidityTerm: () => true,
  NetPaymentTerm: () => true,
  PaymentScheduleTerm: (pricing) => pricing.some((type) => upfront.includes(type)),
};

function refuseMissing(offered: readonly Term[], terms: readonly Term[]) {
  const pricing = pricingTypesOf(terms);
  if (!pricing.length) {
    throw refusal("MISSING_MANDATORY_TERMS", "requestedTerms", "Name at least one pricing term.");
  }
  const missing = offered.filter(
    (term) => mandatory[term.type]?.(pricing) && !terms.some((chosen) => chosen.type === term.type),
  );
  if (missing.length) {
    const named = missing.map(({ id, type }) => `${id} (${type})`).join(", ");
    throw refusal("MISSING_MANDATORY_TERMS", "requestedTerms", `These terms cannot be left out: ${named}.`);
  }
}

/** With which other pricing each kind can stand in one agreement. */
const companions: Record<PricingType, readonly PricingType[]> = {
  ConfigurableUpfrontPricingTerm: ["UsageBasedPricingTerm", "RecurringPaymentTerm"],
  FixedUpfrontPricingTerm: ["UsageBasedPricingTerm", "RecurringPaymentTerm"],
  RecurringPaymentTerm: ["UsageBasedPricingTerm", "ConfigurableUpfrontPricingTerm", "FixedUpfrontPricingTerm"],
  UsageBasedPricingTerm: [
    "ConfigurableUpfrontPricingTerm",
    "FixedUpfrontPricingTerm",
    "RecurringPaymentTerm",
    "FreeTrialPricingTerm",
  ],
  FreeTrialPricingTerm: ["UsageBasedPricingTerm"],
  ByolPricingTerm: [],
  VariablePaymentTerm: [],
};

function refuseIncompatible(terms: readonly Term[]) {
  const pricing = pricingTypesOf(terms);
  const clash = pricing.flatMap((type) =>
    pricing.filter((other) => other > type && !companions[type].includes(other)).map((other) => [type, other]),
  )[0];
  if (clash) throw incompatible(`${clash.join(" and ")} cannot stand in one agreement.`);
  const repeated = pricing.find((type) => terms.filter((term) => term.type === type).length > 1);
  if (repeated) throw incompatible(`Name one ${repeated}.`);
  if (terms.some(({ type }) => type === "PaymentScheduleTerm") && !pricing.some((type) => upfront.includes(type))) {
    throw incompatible("A payment schedule belongs to an upfront price.");
  }
  const currencies = new Set(terms.flatMap(({ content }) => (content.currencyCode as string | undefined) ?? []));
  if (currencies.size > 1) throw incompatible(`An agreement has one currency, not ${[...currencies].join(" and ")}.`);
}

const incompatible = (message: string) => refusal("INCOMPATIBLE_TERMS", "requestedTerms", message);
const misconfigured = (name: string, message: string) => refusal("INVALID_REQUESTED_TERM_CONFIGURATION", name, message);
