/** What a list shows, read from and written to the address bar; the only source of truth of every list page. */
export type ListParams = {
  filter: Filter;
  sort: { key: string; descending: boolean };
  size: number;
  /** Shown beside the paging buttons; the position itself is the cursor. */
  page: number;
  after: string | null;
  before: string | null;
  /** The columns the address names, in order; none: those the list comes with. */
  cols: string[];
};

export const operators = ["!=", ">=", "<=", "!:", "=", ":", "^", ">", "<"] as const;
export type Operator = (typeof operators)[number];
/** One condition. Free text has no field. */
export type Token = { field: string | null; operator: Operator; value: string };
export type Filter = { join: Join; items: (Token | { tokens: Token[] })[] };
export type Join = "and" | "or";

export type FieldKind = "id" | "text" | "enum" | "date" | "amount";
export type FieldSpec = { label: string; kind: FieldKind; options?: readonly { value: string; label: string }[] };
export type ListSpec = {
  name: string;
  fields: Record<string, FieldSpec>;
  sorts: readonly string[];
  defaultSort: string;
  /** Forms of identifiers that free text is recognised by. */
  ids?: readonly { form: RegExp; field: string }[];
};

export const pageSizes = [10, 25, 50, 100] as const;

export const operatorsOf: Record<FieldKind, readonly Operator[]> = {
  id: ["=", "!=", ":", "!:", "^"],
  text: [":", "!:", "=", "!=", "^"],
  enum: ["=", "!="],
  date: ["=", ">", ">=", "<", "<="],
  amount: ["=", "!=", ">", ">=", "<", "<="],
};

type Query = Record<string, string | string[] | undefined>;

/** Reads a list's state from its address. Parts that make no sense are left out and named, so that the page can say so. */
export function parseListParams(spec: ListSpec, query: Query): { params: ListParams; dropped: string[] } {
  const dropped: string[] = [];
  const one = (name: string) => [query[name]].flat()[0];
  const items = [query.f].flat().flatMap((text) => (text ? (parseItem(spec, text, dropped) ?? []) : []));
  const sortText = one("sort") ?? spec.defaultSort;
  const isSortKnown = spec.sorts.includes(sortText.replace(/^-/, ""));
  if (!isSortKnown) dropped.push(`sort=${sortText}`);
  const sort = isSortKnown ? sortText : spec.defaultSort;
  const size = Number(one("size") ?? 50);
  const page = Number(one("page") ?? 1);
  const after = one("after") ?? null;
  return {
    params: {
      filter: { join: one("op") === "or" ? "or" : "and", items },
      sort: { key: sort.replace(/^-/, ""), descending: sort.startsWith("-") },
      size: pageSizes.find((known) => known === size) ?? 50,
      page: Number.isSafeInteger(page) && page > 0 ? page : 1,
      after,
      before: after ? null : (one("before") ?? null),
      cols: (one("cols") ?? "").slice(0, 1000).split(".").filter(Boolean),
    },
    dropped,
  };
}

const groupMark = "(";
const groupSeparator = ";;";
/** Keeps a semicolon of a value from being read as the separator. */
const escaped = (text: string) => text.replaceAll("%", "%25").replaceAll(";", "%3B");
const unescaped = (text: string) => text.replaceAll("%3B", ";").replaceAll("%25", "%");

function parseItem(spec: ListSpec, text: string, dropped: string[]): Filter["items"][number] | null {
  const texts = text.startsWith(groupMark) ? text.slice(1).split(groupSeparator).map(unescaped) : [text];
  const tokens = texts.flatMap((part) => {
    const token = parseToken(spec, part);
    if (!token) dropped.push(part.slice(0, 80));
    return token ?? [];
  });
  return tokens.length > 1 ? { tokens } : (tokens[0] ?? null);
}

function parseToken(spec: ListSpec, text: string): Token | null {
  const match = /^([a-zA-Z]*)(!=|>=|<=|!:|=|:|\^|>|<)(.{1,200})$/s.exec(text);
  // No database text holds the character zero.
  if (!match || text.includes("\0")) return null;
  const [, field = "", operator, value = ""] = match as unknown as [string, string, Operator, string];
  if (!field)
    return [":", "!:"].includes(operator) ? recognised(spec, { field: null, operator, value: value.trim() }) : null;
  const known = Object.hasOwn(spec.fields, field) ? spec.fields[field] : undefined;
  if (!known || !operatorsOf[known.kind].includes(operator) || !isValue[known.kind](value, known)) return null;
  return { field, operator, value };
}

/** A bare identifier of a known form becomes the right condition by itself. */
function recognised(spec: ListSpec, token: Token): Token {
  const id = token.operator === ":" ? spec.ids?.find(({ form }) => form.test(token.value)) : undefined;
  return id ? { field: id.field, operator: "=", value: token.value } : token;
}

/** "2026-02-28", but neither "2026-02-30" nor "today". */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const isValue: Record<FieldKind, (value: string, field: FieldSpec) => boolean> = {
  id: () => true,
  text: () => true,
  enum: (value, field) => field.options?.some((option) => option.value === value) ?? true,
  date: isCalendarDay,
  amount: (value) => /^\d{1,12}(\.\d{1,8})?$/.test(value),
};

const printToken = ({ field, operator, value }: Token) => `${field ?? ""}${operator}${value}`;

/** Writes a list's state as a query string, defaults left out: "" or "?…". */
export function printListParams(spec: ListSpec, params: ListParams): string {
  const query = new URLSearchParams();
  for (const item of params.filter.items) {
    query.append(
      "f",
      "tokens" in item
        ? groupMark + item.tokens.map((token) => escaped(printToken(token))).join(groupSeparator)
        : printToken(item),
    );
  }
  if (params.filter.join === "or") query.set("op", "or");
  const sort = `${params.sort.descending ? "-" : ""}${params.sort.key}`;
  if (sort !== spec.defaultSort) query.set("sort", sort);
  if (params.size !== 50) query.set("size", String(params.size));
  if (params.cols.length) query.set("cols", params.cols.join("."));
  if (params.after) query.set("after", params.after);
  if (params.before) query.set("before", params.before);
  if (params.page > 1 && (params.after || params.before)) query.set("page", String(params.page));
  const text = query.toString();
  return text ? `?${text}` : "";
}
