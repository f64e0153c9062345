import { z } from "zod";
import { isDuration } from "../durations";

/** A term as a proposal or an agreement holds it: the API's member under its type, with instants as text. */
export type Term = { id: string; type: string; content: Record<string, unknown> };

const amount = z.string().regex(/^\d{1,12}(\.\d{1,8})?$/);
const priced = { currencyCode: z.string() };
const duration = z.string().refine(isDuration);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const permission = z.enum(["Allowed", "Disallowed"]).default("Allowed");

/** What the choices and the prices of a term are read from. The rest of a term travels along unread. */
const shapes = {
  ConfigurableUpfrontPricingTerm: z.object({
    ...priced,
    rateCards: z.array(
      z.object({
        selector: z.object({ type: z.string(), value: duration }),
        constraints: z
          .object({ multipleDimensionSelection: permission, quantityConfiguration: permission })
          .prefault({}),
        rateCard: z.array(z.object({ dimensionKey: z.string(), price: amount })),
      }),
    ),
    configuration: z
      .object({
        selectorValue: z.string(),
        dimensions: z.array(z.object({ dimensionKey: z.string(), dimensionValue: z.int() })),
      })
      .optional(),
  }),
  FixedUpfrontPricingTerm: z.object({ ...priced, price: amount, duration: duration.optional() }),
  RecurringPaymentTerm: z.object({ ...priced, price: amount, billingPeriod: z.string() }),
  UsageBasedPricingTerm: z.object(priced),
  FreeTrialPricingTerm: z.object({ duration }),
  ByolPricingTerm: z.object({}),
  VariablePaymentTerm: z.object({
    ...priced,
    maxTotalChargeAmount: amount,
    configuration: z.record(z.string(), z.unknown()).optional(),
  }),
  PaymentScheduleTerm: z.object({
    ...priced,
    schedule: z.array(z.object({ chargeDate: instant, chargeAmount: amount })),
  }),
  ValidityTerm: z.object({
    agreementDuration: duration.optional(),
    agreementStartDate: instant.optional(),
    agreementEndDate: instant.optional(),
  }),
  RenewalTerm: z.object({
    lockoutPeriod: duration.optional(),
    configuration: z.object({ enableAutoRenew: z.boolean() }).optional(),
  }),
} as const;

export type ReadableType = keyof typeof shapes;
export type ContentOf<Type extends ReadableType> = z.output<(typeof shapes)[Type]>;

export const pricingTypes = [
  "ConfigurableUpfrontPricingTerm",
  "FixedUpfrontPricingTerm",
  "RecurringPaymentTerm",
  "UsageBasedPricingTerm",
  "FreeTrialPricingTerm",
  "ByolPricingTerm",
  "VariablePaymentTerm",
] as const;
export type PricingType = (typeof pricingTypes)[number];

/** The first term of a type, read; null when there is none. Terms of imported agreements may not be readable: then it throws. */
export function findTerm<Type extends ReadableType>(terms: readonly Term[], type: Type): ContentOf<Type> | null {
  const term = terms.find((term) => term.type === type);
  return term ? readTerm(term, type) : null;
}

export const readTerm = <Type extends ReadableType>(term: Term, type: Type): ContentOf<Type> =>
  shapes[type].parse(term.content) as ContentOf<Type>;

/** Whether everything that prices and dates are read from can be read. */
export const areReadable = (terms: readonly Term[]): boolean =>
  terms.every(({ type, content }) => !(type in shapes) || shapes[type as ReadableType].safeParse(content).success);

export const pricingTypesOf = (terms: readonly Term[]): PricingType[] =>
  pricingTypes.filter((type) => terms.some((term) => term.type === type));
