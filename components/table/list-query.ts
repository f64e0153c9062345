import type { PropertyFilterProps } from "@cloudscape-design/components/property-filter";
import { type Filter, type ListSpec, type Operator, operatorsOf, type Token } from "@/lib/lists/params";

/** The filter of a list, as the filter box speaks of it. */
export function toQuery({ join, items }: Filter): PropertyFilterProps.Query {
  return {
    operation: join,
    tokens: [],
    tokenGroups: items.map((item) =>
      "tokens" in item
        ? { operation: join === "and" ? ("or" as const) : ("and" as const), tokens: item.tokens.map(toBoxToken) }
        : toBoxToken(item),
    ),
  };
}

export function fromQuery({ operation, tokens, tokenGroups }: PropertyFilterProps.Query): Filter {
  return {
    join: operation,
    items: (tokenGroups ?? tokens).map((item) =>
      "tokens" in item
        ? { tokens: item.tokens.flatMap((token) => ("tokens" in token ? [] : fromBoxToken(token))) }
        : fromBoxToken(item),
    ),
  };
}

const toBoxToken = ({ field, operator, value }: Token): PropertyFilterProps.Token => ({
  propertyKey: field ?? undefined,
  operator,
  value,
});
const fromBoxToken = ({ propertyKey, operator, value }: PropertyFilterProps.Token): Token => ({
  field: propertyKey ?? null,
  operator: operator as Operator,
  value: String(value),
});

/** The fields a person can choose in the filter box, and the values it can offer for them. */
export function filterBoxOf(spec: ListSpec) {
  const fields = Object.entries(spec.fields);
  const filteringProperties: PropertyFilterProps.FilteringProperty[] = fields.map(
    ([key, { label, kind, options }]) => ({
      key,
      propertyLabel: label,
      groupValuesLabel: `${label} values`,
      defaultOperator: operatorsOf[kind][0],
      operators: operatorsOf[kind].map((operator) =>
        options
          ? { operator, format: (value: string) => options.find((option) => option.value === value)?.label ?? value }
          : operator,
      ) as PropertyFilterProps.FilteringProperty["operators"],
    }),
  );
  const filteringOptions: PropertyFilterProps.FilteringOption[] = fields.flatMap(([propertyKey, { options = [] }]) =>
    options.map(({ value, label }) => ({ propertyKey, value, label })),
  );
  return { filteringProperties, filteringOptions };
}
