import type { RequestedTerm } from "./schema";
import { isMeteredApart } from "./suitability";
import { readTerm, type Term } from "./terms";

/** A request for the terms of a proposal that would be taken as it is: the smallest choice of everything that takes one. */
export function exampleTerms(terms: readonly Term[], productType: string): RequestedTerm[] {
  const hasUsage = terms.some(({ type }) => type === "UsageBasedPricingTerm");
  return terms
    .filter(({ type }) => !(hasUsage && isMeteredApart(productType) && type === "ConfigurableUpfrontPricingTerm"))
    .map((term) => {
      const configuration = smallestChoice[term.type]?.(term);
      return { id: term.id, ...(configuration && { configuration }) };
    });
}

const smallestChoice: Record<string, (term: Term) => RequestedTerm["configuration"]> = {
  ConfigurableUpfrontPricingTerm: (term) => {
    const [card] = readTerm(term, "ConfigurableUpfrontPricingTerm").rateCards;
    const dimensionKey = card?.rateCard[0]?.dimensionKey ?? "";
    return {
      configurableUpfrontPricingTermConfiguration: {
        selectorValue: card?.selector.value ?? "",
        dimensions: [{ dimensionKey, dimensionValue: 1 }],
      },
    };
  },
  RenewalTerm: () => ({ renewalTermConfiguration: { enableAutoRenew: true } }),
  VariablePaymentTerm: () => ({
    variablePaymentTermConfiguration: { paymentRequestApprovalStrategy: "WAIT_FOR_APPROVAL" },
  }),
};
