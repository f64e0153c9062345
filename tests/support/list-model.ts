import type { FieldKind, Filter, Operator, Token } from "@/lib/lists/params";

/** What a filter means, in plain JavaScript: the SQL has to agree with it. */
export type Value = string | number | Date | null;
export type Meaning<Row> = Record<string, ((row: Row) => Value) | { matches: (row: Row, token: Token) => boolean }>;

export function matchesFilter<Row>(
  meaning: Meaning<Row>,
  kinds: Record<string, { kind: FieldKind }>,
  searched: (row: Row) => string,
) {
  const one = (row: Row, token: Token): boolean => {
    if (!token.field) return matchesText(searched(row), token.operator, token.value);
    const field = meaning[token.field];
    const kind = kinds[token.field]?.kind;
    if (!field || !kind) throw new Error(`${token.field} has no meaning yet`);
    if (typeof field !== "function") return field.matches(row, token);
    const value = field(row);
    if (kind === "date") return matchesDay(value as Date | null, token);
    return kind === "amount"
      ? matchesAmount(Number(value), token)
      : matchesText(value as string, token.operator, token.value);
  };
  return (row: Row, { join, items }: Filter): boolean => {
    const [outer, inner] = join === "and" ? (["every", "some"] as const) : (["some", "every"] as const);
    if (!items.length) return true;
    return items[outer]((item) => ("tokens" in item ? item.tokens[inner]((token) => one(row, token)) : one(row, item)));
  };
}

export function matchesText(text: string | null, operator: Operator, value: string): boolean {
  if (operator === "=") return text === value;
  if (operator === "!=") return text !== value;
  const [has, wanted] = [(text ?? "").toLowerCase(), value.toLowerCase()];
  if (operator === "^") return has.startsWith(wanted);
  return has.includes(wanted) === (operator === ":");
}

/** Without a date it never comes. */
function matchesDay(at: Date | null, { operator, value }: Token): boolean {
  const time = at?.getTime() ?? Number.POSITIVE_INFINITY;
  const start = Date.parse(`${value}T00:00:00Z`);
  const end = start + 86_400_000;
  if (operator === "=") return time >= start && time < end;
  if (operator === ">") return time >= end;
  if (operator === ">=") return time >= start;
  return operator === "<" ? time < start : time < end;
}

function matchesAmount(amount: number, { operator, value }: Token): boolean {
  const wanted = Number(value);
  if (operator === "!=") return amount !== wanted;
  if (operator === ">") return amount > wanted;
  if (operator === ">=") return amount >= wanted;
  if (operator === "<") return amount < wanted;
  return operator === "<=" ? amount <= wanted : amount === wanted;
}
