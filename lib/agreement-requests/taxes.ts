import { plainAmount, shareOfAmount, sumAmounts } from "../money";

export type EstimatedTaxes = {
  breakdown: { amount?: string; rate: string; type: string }[];
  totalAmount?: string;
};

/**
 * A rate for each currency, so that a program meets taxes: the standard one of a place that pays in it. Nobody's tax is known
 * here. In other currencies an estimate is not available, as it may not be at the service.
 */
const rates: Record<string, { type: string; rate: string }> = {
  AUD: { type: "GST", rate: "0.1" },
  EUR: { type: "VAT", rate: "0.19" },
  GBP: { type: "VAT", rate: "0.2" },
  INR: { type: "GST", rate: "0.18" },
  JPY: { type: "JCT", rate: "0.1" },
  USD: { type: "ST", rate: "0.0825" },
};

/** The tax on an amount; for one that is not known yet only its rate. Null where no estimate is available. */
export function estimateTaxes(
  amount: string | null,
  currency: string,
): { estimatedTaxes: EstimatedTaxes; afterTax?: string } | null {
  const known = rates[currency];
  if (!known) return null;
  if (amount === null) return { estimatedTaxes: { breakdown: [known] } };
  const tax = shareOfAmount(amount, known.rate, currency);
  const total = plainAmount(tax, currency);
  return {
    estimatedTaxes: { breakdown: [{ amount: total, ...known }], totalAmount: total },
    afterTax: plainAmount(sumAmounts([amount, tax]), currency),
  };
}
