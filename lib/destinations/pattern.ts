/**
 * EventBridge event patterns: which events a destination wants.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type Pattern = { [field: string]: Pattern | Rule[] };
type Scalar = string | number | boolean | null;
type Rule = Scalar | { [operator: string]: unknown };

type Operator = {
  /** What is wrong with the operator's operand; null when nothing is. */
  check: (operand: unknown) => string | null;
  /** Whether one value of the event satisfies it; `undefined` when the event has no such field. */
  matches: (operand: never, value: unknown) => boolean;
};

const isText = (value: unknown): value is string => typeof value === "string";
const isScalar = (value: unknown): value is Scalar =>
  value === null || ["string", "number", "boolean"].includes(typeof value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type TextOperand = string | { "equals-ignore-case": string };
/** `{"prefix": "a"}` and `{"prefix": {"equals-ignore-case": "A"}}`. */
const textOperator = (test: (value: string, operand: string) => boolean): Operator => ({
  check: (operand) => (isText(isRecord(operand) ? operand["equals-ignore-case"] : operand) ? null : "takes a text"),
  matches: (operand: TextOperand, value) => {
    if (!isText(value)) return false;
    return isText(operand)
      ? test(value, operand)
      : test(value.toLowerCase(), operand["equals-ignore-case"].toLowerCase());
  },
});

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  "=": (a, b) => a === b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};
const pairsOf = (operand: unknown[]) =>
  operand.flatMap((_, i) => (i % 2 ? [] : [[operand[i], operand[i + 1]] as const]));

const negatable = ["prefix", "suffix", "wildcard", "equals-ignore-case"];

const operators: Record<string, Operator> = {
  prefix: textOperator((value, start) => value.startsWith(start)),
  suffix: textOperator((value, end) => value.endsWith(end)),
  "equals-ignore-case": {
    check: (operand) => (isText(operand) ? null : "takes a text"),
    matches: (operand: string, value) => isText(value) && value.toLowerCase() === operand.toLowerCase(),
  },
  wildcard: {
    check: (operand) => (isText(operand) && !operand.includes("**") ? null : "takes a text with single asterisks"),
    matches: (operand: string, value) => isText(value) && fitsWildcard(value, operand),
  },
  exists: {
    check: (operand) => (typeof operand === "boolean" ? null : "takes true or false"),
    matches: (operand: boolean, value) => (value !== undefined) === operand,
  },
  numeric: {
    check: (operand) =>
      Array.isArray(operand) &&
      operand.length % 2 === 0 &&
      operand.length > 0 &&
      pairsOf(operand).every(([sign, limit]) => isText(sign) && sign in comparisons && typeof limit === "number")
        ? null
        : 'takes pairs such as [">", 0, "<=", 100]',
    matches: (operand: unknown[], value) =>
      typeof value === "number" &&
      pairsOf(operand).every(([sign, limit]) => comparisons[String(sign)]?.(value, Number(limit))),
  },
  "anything-but": {
    check: (operand) => {
      if (!isRecord(operand)) return [operand].flat().every(isScalar) ? null : "takes values or one operator";
      const [name = "", ...more] = Object.keys(operand);
      if (more.length || !negatable.includes(name)) return `takes values or one of ${negatable.join(", ")}`;
      return (
        [operand[name]]
          .flat()
          .map((value) => operators[name]?.check(value))
          .find(Boolean) ?? null
      );
    },
    matches: (operand: unknown, value) => {
      if (value === undefined) return false;
      if (!isRecord(operand)) return ![operand].flat().includes(value as Scalar);
      const [name = "", values] = Object.entries(operand)[0] ?? [];
      return ![values].flat().some((one) => operators[name]?.matches(one as never, value));
    },
  },
};

/** Letters stand for themselves, `*` for any number of them; linear, whatever the pattern. */
function fitsWildcard(value: string, pattern: string): boolean {
  const [start = "", ...parts] = pattern.split("*");
  const end = parts.pop();
  if (end === undefined) return value === pattern;
  if (!value.startsWith(start)) return false;
  let at = start.length;
  for (const part of parts) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.length - end.length >= at && value.endsWith(end);
}

/** Whether an event fits: every field of the pattern must, and of a field's rules any one. */
export const matches = (pattern: Pattern, event: unknown): boolean =>
  Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or") return (wanted as Pattern[]).some((one) => matches(one, event));
    const value = isRecord(event) ? event[field] : undefined;
    if (!Array.isArray(wanted)) return matches(wanted, value);
    // A list in the event fits when one of its elements does; an empty list is like none.
    const values = Array.isArray(value) ? (value.length ? value : [undefined]) : [value];
    return values.some((one) => wanted.some((rule) => fits(rule, one)));
  });

function fits(rule: Rule, value: unknown): boolean {
  if (!isRecord(rule)) return rule === value;
  const [name = "", operand] = Object.entries(rule)[0] ?? [];
  return operators[name]?.matches(operand as never, value) ?? false;
}

const longest = 4096;

/** Reads a pattern from text. `problem` says what to change when it is none. */
export function parsePattern(text: string): { pattern: Pattern } | { problem: string } {
  if (text.length > longest) return { problem: `A pattern has at most ${longest} characters.` };
  try {
    const pattern: unknown = JSON.parse(text.trim() || "{}");
    const problem = problemOf(pattern, "the pattern");
    return problem ? { problem } : { pattern: pattern as Pattern };
  } catch {
    return { problem: 'A pattern is JSON, such as {"detail-type": [{"prefix": "Purchase Agreement"}]}.' };
  }
}

function problemOf(pattern: unknown, place: string): string | null {
  if (!isRecord(pattern)) return `${place} must be an object of fields, or a list of values.`;
  for (const [field, wanted] of Object.entries(pattern)) {
    const problem =
      field === "$or"
        ? listProblem(wanted, field, (one) => problemOf(one, "$or"))
        : Array.isArray(wanted)
          ? listProblem(wanted, field, (rule) => ruleProblem(rule, field))
          : problemOf(wanted, field);
    if (problem) return problem;
  }
  return null;
}

function listProblem(list: unknown, field: string, check: (one: unknown) => string | null): string | null {
  if (!Array.isArray(list) || !list.length) return `${field} needs a list with at least one entry.`;
  return list.map(check).find(Boolean) ?? null;
}

function ruleProblem(rule: unknown, field: string): string | null {
  if (isScalar(rule)) return null;
  const [name = "", ...more] = isRecord(rule) ? Object.keys(rule) : [];
  const operator = operators[name];
  if (!isRecord(rule) || more.length || !operator)
    return `${field}: an entry is a value or one of ${Object.keys(operators).join(", ")}.`;
  const problem = operator.check(rule[name]);
  return problem && `${field}: ${name} ${problem}.`;
}

/** The detail types that a pattern names letter by letter; empty when it does not narrow them so. */
export function literalDetailTypes(pattern: Pattern): string[] {
  const wanted = pattern["detail-type"];
  return Array.isArray(wanted) && wanted.every(isText) ? wanted : [];
}
