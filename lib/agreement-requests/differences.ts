import { isDeepStrictEqual } from "node:util";
import { type ContentOf, findTerm, type Term } from "./terms";

type Choice = NonNullable<ContentOf<"ConfigurableUpfrontPricingTerm">["configuration"]>;

/** A choice of quantities in a form that compares: what is not wanted is left out, and the order is always the same. */
const comparable = ({ selectorValue, dimensions }: Choice) => ({
  selectorValue,
  dimensions: dimensions
    .filter(({ dimensionValue }) => dimensionValue > 0)
    .sort((a, b) => (a.dimensionKey < b.dimensionKey ? -1 : 1)),
});

const choiceIn = (term: Term) =>
  term.type === "ConfigurableUpfrontPricingTerm" && term.content.configuration
    ? comparable(term.content.configuration as Choice)
    : term.content.configuration;

/** Whether both lists hold the same terms with the same choices. */
export const isSameDeal = (a: readonly Term[], b: readonly Term[]): boolean =>
  a.length === b.length &&
  a.every((term) => {
    const other = b.find(({ id }) => id === term.id);
    return other !== undefined && isDeepStrictEqual(choiceIn(term), choiceIn(other));
  });

/** The length that the buyer chose with the quantities. */
export const chosenDuration = (terms: readonly Term[]) =>
  findTerm(terms, "ConfigurableUpfrontPricingTerm")?.configuration?.selectorValue ?? null;

/** An agreement's terms after an amendment: those that it names with their new choices, all others as they are. */
export const amended = (terms: readonly Term[], changes: readonly Term[]): Term[] =>
  terms.map((term) => changes.find(({ id }) => id === term.id) ?? term);
