import { max } from "date-fns";
import type { PricingModel } from "../agreements/agreement";
import { addDuration, endOfTerm } from "../durations";
import { findTerm, type PricingType, pricingTypesOf, type Term } from "./terms";

/** What accepting these terms at `now` would mean, beside the money. */
export type Contract = {
  pricingModel: PricingModel;
  currency: string;
  startAt: Date;
  /** Empty for pay-as-you-go. */
  endAt: Date | null;
  /** The acceptor's wish; empty without a renewal term. */
  autoRenew: boolean | null;
};

export function contractOf(terms: readonly Term[], now: Date): Contract {
  const startAt = startOf(terms, now);
  return {
    pricingModel: pricingModelOf(pricingTypesOf(terms)),
    currency: currencyOf(terms),
    startAt,
    endAt: endOf(terms, startAt),
    autoRenew: findTerm(terms, "RenewalTerm")?.configuration?.enableAutoRenew ?? null,
  };
}

/** Terms that name a later start begin then; all others begin when they are accepted. */
function startOf(terms: readonly Term[], now: Date): Date {
  const named = findTerm(terms, "ValidityTerm")?.agreementStartDate;
  return named ? max([named, now]) : now;
}

/** The validity decides over the length that a price is for. */
function endOf(terms: readonly Term[], startAt: Date): Date | null {
  const validity = findTerm(terms, "ValidityTerm");
  if (validity?.agreementEndDate) return validity.agreementEndDate;
  const duration =
    validity?.agreementDuration ??
    findTerm(terms, "ConfigurableUpfrontPricingTerm")?.configuration?.selectorValue ??
    findTerm(terms, "FixedUpfrontPricingTerm")?.duration ??
    findTerm(terms, "FreeTrialPricingTerm")?.duration;
  return duration ? endOfTerm(startAt, duration) : null;
}

function pricingModelOf(pricing: readonly PricingType[]): PricingModel {
  const has = (...types: PricingType[]) => types.some((type) => pricing.includes(type));
  if (has("FreeTrialPricingTerm")) return "FREE_TRIAL";
  if (has("ByolPricingTerm")) return "BYOL";
  if (has("VariablePaymentTerm")) return "VARIABLE";
  if (!has("ConfigurableUpfrontPricingTerm", "FixedUpfrontPricingTerm", "RecurringPaymentTerm")) return "USAGE";
  return has("UsageBasedPricingTerm") ? "CONTRACT_WITH_USAGE" : "CONTRACT";
}

/** Trials and licenses of the buyer's own name no currency: nothing is charged. */
const currencyOf = (terms: readonly Term[]): string =>
  terms.map(({ content }) => content.currencyCode).find((code) => typeof code === "string") ?? "USD";

/** The last instant at which the decision to renew may change. */
export function lockoutStart(terms: readonly Term[], endAt: Date | null): Date | null {
  const period = findTerm(terms, "RenewalTerm")?.lockoutPeriod;
  return period && endAt ? addDuration(endAt, period, -1) : null;
}
