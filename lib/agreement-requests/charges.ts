import { addMilliseconds, min } from "date-fns";
import { addDuration } from "../durations";
import { newId } from "../ids";
import { compareAmounts, plainAmount, sumAmounts, timesAmount } from "../money";
import { type Contract, contractOf } from "./contract";
import { type EstimatedTaxes, estimateTaxes } from "./taxes";
import { type ContentOf, findTerm, type Term } from "./terms";

export type Timing = "ON_ACCEPTANCE" | "SCHEDULED" | "BILLING_PERIOD";
/** A charge that accepting would cause. Its ID stays its own, so that a purchase order can name it beforehand. */
export type ExpectedCharge = {
  id: string;
  timing: Timing;
  /** Only where it is known beforehand. */
  time?: string;
  amount?: string;
  amountAfterTax?: string;
  estimatedTaxes?: EstimatedTaxes;
};
export type ItemizedCharge = {
  dimensionKey: string;
  newQuantity: number;
  oldQuantity: number;
  chargeReference?: string;
  incrementalChargeAmount: string;
};
/** The quote, as the API and the page show it. Amounts are decimal texts, instants ISO texts. */
export type ChargeSummary = {
  currencyCode: string;
  newAgreementValue: string;
  newAgreementValueAfterTax?: string;
  expectedCharges: ExpectedCharge[];
  itemizedCharges: ItemizedCharge[];
  estimatedTaxes?: EstimatedTaxes;
};

type Quote = {
  terms: readonly Term[];
  now: Date;
  /** What is amended or replaced: its terms, and what it costs so far. */
  source: { terms: readonly Term[]; value: string } | null;
  isAmendment: boolean;
  withTaxes: boolean;
};

/** What accepting the terms would cost, exactly: an amendment adds to the agreement's value, everything else begins anew. */
export function summarizeCharges(quote: Quote): ChargeSummary {
  const contract = contractOf(quote.terms, quote.now);
  const items = itemize(quote);
  const charges = quote.isAmendment ? addedCharges(items) : expectedCharges(quote, contract);
  const value = quote.isAmendment
    ? sumAmounts([quote.source?.value ?? "0", ...items.map(({ amount }) => amount)])
    : committedValue(quote.terms, contract);
  return present(quote, contract, { value, charges, items });
}

type Charge = { id: string; timing: Timing; time?: Date; amount?: string };
type Item = { key: string; before: number; after: number; amount: string };

/** Everything that is paid beforehand: by schedule where there is one, else at once or when the agreement begins. */
function expectedCharges({ terms, now }: Quote, contract: Contract): Charge[] {
  const schedule = findTerm(terms, "PaymentScheduleTerm")?.schedule;
  const upfront = upfrontPrice(terms);
  const recurring = findTerm(terms, "RecurringPaymentTerm");
  const at = (time: Date) =>
    time > now ? { timing: "SCHEDULED" as const, time } : { timing: "ON_ACCEPTANCE" as const };
  const paid = schedule
    ? instalments(schedule, now).map(({ time, amount }) => ({ amount, ...at(time) }))
    : upfront && compareAmounts(upfront, "0") > 0
      ? [{ amount: upfront, ...at(contract.startAt) }]
      : [];
  return [
    ...paid,
    ...(recurring ? [{ amount: recurring.price, timing: "BILLING_PERIOD" as const }] : []),
    ...(findTerm(terms, "UsageBasedPricingTerm") ? [{ timing: "BILLING_PERIOD" as const }] : []),
  ].map((charge) => ({ id: newId.charge(), ...charge }));
}

/** Instalments whose day has come are paid together on acceptance. */
function instalments(schedule: ContentOf<"PaymentScheduleTerm">["schedule"], now: Date) {
  const due = schedule.filter(({ chargeDate }) => chargeDate <= now).map(({ chargeAmount }) => chargeAmount);
  const coming = schedule
    .filter(({ chargeDate }) => chargeDate > now)
    .map(({ chargeDate, chargeAmount }) => ({ time: chargeDate, amount: chargeAmount }));
  return [...(due.length ? [{ time: now, amount: sumAmounts(due) }] : []), ...coming];
}

/** What an amendment adds is paid at once, as one charge. */
function addedCharges(items: Item[]): Charge[] {
  const amount = sumAmounts(items.map(({ amount }) => amount));
  return compareAmounts(amount, "0") > 0 ? [{ id: newId.charge(), timing: "ON_ACCEPTANCE", amount }] : [];
}

/** The choice of quantities, with the price of each; null without such a term. */
function chosen(terms: readonly Term[]) {
  const term = findTerm(terms, "ConfigurableUpfrontPricingTerm");
  const { selectorValue, dimensions = [] } = term?.configuration ?? {};
  const card = term?.rateCards.find(({ selector }) => selector.value === selectorValue);
  const price = (key: string) => card?.rateCard.find(({ dimensionKey }) => dimensionKey === key)?.price ?? "0";
  return dimensions.map(({ dimensionKey: key, dimensionValue: quantity }) => ({ key, quantity, price: price(key) }));
}

function itemize({ terms, source, isAmendment }: Quote): Item[] {
  const earlier = chosen(source?.terms ?? []);
  const items = chosen(terms).map(({ key, quantity, price }) => {
    const before = earlier.find((item) => item.key === key)?.quantity ?? 0;
    return { key, before, after: quantity, amount: timesAmount(price, isAmendment ? quantity - before : quantity) };
  });
  return isAmendment ? [...items, ...dropped(earlier, items)].filter(({ before, after }) => before !== after) : items;
}

/** Dimensions that an amendment no longer names. */
const dropped = (earlier: ReturnType<typeof chosen>, items: Item[]): Item[] =>
  earlier
    .filter(({ key }) => !items.some((item) => item.key === key))
    .map(({ key, quantity, price }) => ({ key, before: quantity, after: 0, amount: timesAmount(price, -quantity) }));

function upfrontPrice(terms: readonly Term[]): string | null {
  const fixed = findTerm(terms, "FixedUpfrontPricingTerm")?.price;
  const items = chosen(terms).map(({ price, quantity }) => timesAmount(price, quantity));
  return fixed ?? (items.length ? sumAmounts(items) : null);
}

/** What the buyer commits to: the schedule or the upfront price, every recurring payment, the ceiling of variable ones. */
function committedValue(terms: readonly Term[], contract: Contract): string {
  const schedule = findTerm(terms, "PaymentScheduleTerm")?.schedule;
  const recurring = findTerm(terms, "RecurringPaymentTerm");
  return sumAmounts([
    schedule ? sumAmounts(schedule.map(({ chargeAmount }) => chargeAmount)) : (upfrontPrice(terms) ?? "0"),
    recurring ? timesAmount(recurring.price, billingPeriods(terms, contract).length) : "0",
    findTerm(terms, "VariablePaymentTerm")?.maxTotalChargeAmount ?? "0",
  ]);
}

const monthsOf: Record<string, number> = { Monthly: 1, Quarterly: 3, Yearly: 12 };

/**
 * When a recurring payment is charged: at the end of each billing period, the last time just before the agreement ends. Only
 * an agreement with an end has a list of them.
 */
export function billingPeriods(terms: readonly Term[], { startAt, endAt }: Contract): Date[] {
  const months = monthsOf[findTerm(terms, "RecurringPaymentTerm")?.billingPeriod ?? ""];
  if (!months || !endAt) return [];
  const last = addMilliseconds(endAt, -1);
  const ends: Date[] = [];
  for (let end = startAt; end < last; ) {
    end = min([addDuration(startAt, `P${months * (ends.length + 1)}M`), last]);
    ends.push(end);
  }
  return ends;
}

/** Whether every payment of the terms can be given its day. */
export const isPayable = (terms: readonly Term[], contract: Contract): boolean =>
  !findTerm(terms, "RecurringPaymentTerm") || billingPeriods(terms, contract).length > 0;

function present(
  { withTaxes }: Quote,
  { currency }: Contract,
  { value, charges, items }: { value: string; charges: Charge[]; items: Item[] },
): ChargeSummary {
  const plain = (amount: string) => plainAmount(amount, currency);
  const onePaid = charges.filter(({ timing, amount }) => amount && timing !== "BILLING_PERIOD");
  const taxes = (amount: string | undefined) =>
    withTaxes ? estimateTaxes(amount === undefined ? null : amount, currency) : null;
  const ofValue = taxes(value);
  return {
    currencyCode: currency,
    newAgreementValue: plain(value),
    ...(ofValue && { newAgreementValueAfterTax: ofValue.afterTax, estimatedTaxes: ofValue.estimatedTaxes }),
    expectedCharges: charges.map(({ id, timing, time, amount }) => {
      const taxed = taxes(amount);
      return {
        id,
        timing,
        ...(time && { time: time.toISOString() }),
        ...(amount !== undefined && { amount: plain(amount) }),
        ...(taxed?.afterTax && { amountAfterTax: taxed.afterTax }),
        ...(taxed && { estimatedTaxes: taxed.estimatedTaxes }),
      };
    }),
    itemizedCharges: items.map(({ key, before, after, amount }) => ({
      dimensionKey: key,
      newQuantity: after,
      oldQuantity: before,
      // With a schedule a dimension is paid by all instalments together.
      ...(onePaid.length === 1 && { chargeReference: onePaid[0]?.id }),
      incrementalChargeAmount: plain(amount),
    })),
  };
}
