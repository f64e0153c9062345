import type { OnResource } from "../agreements/on-resource";
import { QuotaError } from "../errors";
import { compareAmounts, formatMoney } from "../money";
import type { Contract } from "./contract";
import type { Intent } from "./states";

/**
 * What an account may have. The service publishes the limits, not the codes of them: these are Countersign's.
 * @see https://docs.aws.amazon.com/marketplace/latest/developerguide/agreement-service-quotas.html
 */
export const quotas = {
  activeAgreements: { code: "ACTIVE_AGREEMENTS_PER_RESOURCE", limit: 100 },
  freeTrials: { code: "FREE_TRIALS_PER_RESOURCE", limit: 1 },
  /** In US dollars; other currencies are not converted, and not limited. */
  targetedValue: { code: "TARGETED_AGREEMENT_VALUE", limit: "1000000000" },
  publicValue: { code: "PUBLIC_AGREEMENT_VALUE", limit: "1000000" },
} as const;

type Wanted = {
  intent: Intent;
  productId: string;
  contract: Contract;
  value: string;
  isTargeted: boolean;
  existing: OnResource;
};

/** @throws QuotaError a limit of the account would be exceeded */
export function refuseBeyondQuotas({ intent, productId, contract, value, isTargeted, existing }: Wanted): void {
  const exceeded = (code: string, message: string) =>
    new QuotaError(message, { code, resource: { type: "Agreement", id: productId } });
  const { activeAgreements, freeTrials } = quotas;
  if (intent === "NEW" && existing.active >= activeAgreements.limit) {
    throw exceeded(
      activeAgreements.code,
      `There are ${activeAgreements.limit} active agreements for ${productId} already. End one of them first.`,
    );
  }
  if (intent !== "AMEND" && contract.pricingModel === "FREE_TRIAL" && existing.trials >= freeTrials.limit) {
    throw exceeded(freeTrials.code, `${productId} was tried already: there is one free trial for each account.`);
  }
  const ofValue = isTargeted ? quotas.targetedValue : quotas.publicValue;
  if (contract.currency === "USD" && compareAmounts(value, ofValue.limit) > 0) {
    throw exceeded(
      ofValue.code,
      `One agreement from a ${isTargeted ? "private" : "public"} offer is worth at most ${formatMoney(ofValue.limit, "USD")}.`,
    );
  }
}
