import { addDays } from "date-fns";
import { type Db, empty, join, type Sql, sql } from "../db";
import {
  type FieldKind,
  type Filter,
  isCalendarDay,
  type ListParams,
  type ListSpec,
  type Operator,
  type Token,
} from "./params";

/** How a list is read from the database: its rows, the columns behind its filters and sort keys, and its free-text search. */
export type ListSource = {
  /** `select …` without `where`; sort keys are read back from the row's `cursor` column. */
  select: (cursor: Sql) => Sql;
  /** `from …` for counting, without joins that only add columns. */
  from: Sql;
  where: Sql;
  id: Sql;
  fields: Record<string, Sql | ((token: Token) => Sql)>;
  sorts: Record<string, readonly SortColumn[]>;
  /** Lower-case text that free text searches; indexed by trigrams. */
  search: Sql;
  /** Fields that are part of `search`, so that its index helps them too. */
  searched?: readonly string[];
  /** Fields whose values are few and kept apart, in `agreement_name`: that list is looked through before the rows. */
  named?: readonly string[];
  /** What `withNames` found for them. */
  meant?: NamesMeant;
};
type SortColumn = { sql: Sql; type: "text" | "timestamptz" | "numeric" | "boolean" };

export type ListPage<Row> = {
  rows: Row[];
  /** Cursors to go on from; null where there is nothing more. */
  next: string | null;
  previous: string | null;
};

/** A number of rows, or at least that many. */
export type Total = { count: number; isMore: boolean };

/** How far is counted. Without a filter the index counts; with one every row counted may have to be read. */
const countCap = { whole: 1000, filtered: 100 };

/** One page of a list by keyset: as fast on page 2,000 as on page 1. */
export async function listPage<Row extends { id: string }>(
  db: Db,
  spec: ListSpec,
  source: ListSource,
  params: ListParams,
): Promise<ListPage<Row>> {
  const columns = source.sorts[params.sort.key] ?? [];
  const keys: SortColumn[] = [...columns, { sql: source.id, type: "text" }];
  const start = decodeCursor(params.after ?? params.before, keys);
  const isBackwards = Boolean(params.before && start);
  const isDescending = params.sort.descending !== isBackwards;
  const cursor = sql`json_build_array(${join(keys.map((key) => sql`(${key.sql})::text`))}) as cursor`;
  const from = start ? sql`and ${beyond(keys, start, isDescending)}` : empty;
  const where = sql`${source.where} and ${filterSql(spec, source, params.filter)}`;
  const direction = isDescending ? sql`desc` : sql`asc`;
  const found = await db.rows<Row & { cursor: string[] }>(
    sql`${source.select(cursor)} where ${where} ${from}
      order by ${join(keys.map((key) => sql`${key.sql} ${direction}`))} limit ${params.size + 1}`,
    { prepare: false },
  );
  const hasMore = found.length > params.size;
  const rows = found.slice(0, params.size);
  if (isBackwards) rows.reverse();
  const first = rows[0] ? encodeCursor(rows[0].cursor) : null;
  const last = rows.at(-1) ? encodeCursor(rows.at(-1)?.cursor ?? []) : null;
  return {
    rows: rows.map(({ cursor: _, ...row }) => row as unknown as Row),
    next: (isBackwards ? start !== null : hasMore) ? last : null,
    previous: (isBackwards ? hasMore : start !== null) ? first : null,
  };
}

/** Every row of a filter, a thousand at a time, for files. */
export async function* allPages<Row extends { id: string }>(
  db: Db,
  spec: ListSpec,
  source: ListSource,
  params: ListParams,
): AsyncGenerator<Row[]> {
  for (let after: string | null = null, isFirst = true; isFirst || after; isFirst = false) {
    const page: ListPage<Row> = await listPage<Row>(db, spec, source, { ...params, size: 1000, after, before: null });
    yield page.rows;
    after = page.next;
  }
}

/** How many rows match, counted no further than is cheap. */
export async function countList(db: Db, spec: ListSpec, source: ListSource, filter: Filter): Promise<Total> {
  const cap = filter.items.length ? countCap.filtered : countCap.whole;
  const row = await db.row<{ count: number }>(sql`
    select count(*) as count from (
      select 1 ${source.from} where ${source.where} and ${filterSql(spec, source, filter)} limit ${cap + 1}) capped`);
  const count = row?.count ?? 0;
  return { count: Math.min(count, cap), isMore: count > cap };
}

/** Whether more rows match than that; no further is read. */
export async function isLongerThan(db: Db, spec: ListSpec, source: ListSource, filter: Filter, rows: number) {
  const beyondIt = await db.rows(
    sql`select 1 ${source.from} where ${source.where} and ${filterSql(spec, source, filter)} offset ${rows} limit 1`,
  );
  return beyondIt.length > 0;
}

/** The condition of a whole filter. */
function filterSql(spec: ListSpec, source: ListSource, filter: Filter): Sql {
  if (!filter.items.length) return sql`true`;
  const one = (token: Token) => tokenSql(spec, source, token, source.meant?.get(token));
  const [outer, inner] = filter.join === "and" ? [" and ", " or "] : [" or ", " and "];
  const items = filter.items.map((item) =>
    "tokens" in item ? join(item.tokens.map(one), inner, "(", ")") : one(item),
  );
  return join(items, outer, "(", ")");
}

function tokenSql(spec: ListSpec, source: ListSource, token: Token, names?: string[]): Sql {
  if (!token.field) return contains(source.search, token.value, token.operator === "!:");
  const column = source.fields[token.field];
  const kind = spec.fields[token.field]?.kind;
  if (!column || !kind) return sql`true`;
  if (typeof column === "function") return column(token);
  if (names) return names.length === 1 ? sql`${column} = ${names[0]}` : sql`${column} = any(${names})`;
  const condition = comparisons[kind](column, token.operator, token.value);
  // The index of the whole search text narrows first what the column's own condition then decides.
  const isSearched = source.searched?.includes(token.field) && isPattern(token);
  return isSearched ? sql`(${contains(source.search, token.value)} and ${condition})` : condition;
}

const isPattern = ({ operator }: Token) => operator === ":" || operator === "^";

/** Beyond so many names a pattern leaves so much that the list's own order finds a page sooner. */
const manyNames = 200;

/** Looks up the names that the filter's patterns mean, once for all that is asked of it: the database knows how many rows a name has. */
export async function withNames(db: Db, source: ListSource, { items }: Filter): Promise<ListSource> {
  const { named = [] } = source;
  const tokens = items.flatMap((item) => ("tokens" in item ? item.tokens : item));
  const patterns = tokens.filter((token) => token.field && named.includes(token.field) && isPattern(token));
  const meant = await Promise.all(
    patterns.map(async (token) => {
      const rows = await db.rows<{ name: string }>(sql`
        select distinct n.name from agreement_name n
        where ${contains(sql`lower(n.name)`, token.value)} and ${compareText(sql`n.name`, token.operator, token.value)}
        limit ${manyNames + 1}`);
      return [token, rows.map(({ name }) => name)] as const;
    }),
  );
  return { ...source, meant: new Map(meant.filter(([, names]) => names.length <= manyNames)) };
}
type NamesMeant = ReadonlyMap<Token, string[]>;

const likePattern = (value: string) => value.toLowerCase().replace(/[\\%_]/g, "\\$&");
const contains = (text: Sql, value: string, isNegated = false) =>
  isNegated ? sql`${text} not like ${`%${likePattern(value)}%`}` : sql`${text} like ${`%${likePattern(value)}%`}`;

/** How text and identifiers are compared; for fields that a source looks up elsewhere. */
export function compareText(column: Sql, operator: Operator, value: string): Sql {
  if (operator === "=") return sql`${column} = ${value}`;
  if (operator === "!=") return sql`${column} is distinct from ${value}`;
  // Not lower(…) like …: of a bare column the planner knows how much a pattern leaves.
  if (operator === "^") return sql`${column} ilike ${`${likePattern(value)}%`}`;
  const contained = sql`${column} ilike ${`%${likePattern(value)}%`}`;
  return operator === "!:" ? sql`(${contained}) is not true` : contained;
}

/** A calendar day in UTC: "on" it, before its start, after its end. */
function compareDay(column: Sql, operator: Operator, value: string): Sql {
  const start = new Date(`${value}T00:00:00Z`);
  const end = addDays(start, 1);
  if (operator === "=") return sql`(${column} >= ${start} and ${column} < ${end})`;
  if (operator === ">") return sql`${column} >= ${end}`;
  if (operator === ">=") return sql`${column} >= ${start}`;
  return operator === "<" ? sql`${column} < ${start}` : sql`${column} < ${end}`;
}

function compareAmount(column: Sql, operator: Operator, value: string): Sql {
  const amount = sql`${value}::numeric`;
  if (operator === "!=") return sql`${column} <> ${amount}`;
  if (operator === ">") return sql`${column} > ${amount}`;
  if (operator === ">=") return sql`${column} >= ${amount}`;
  if (operator === "<") return sql`${column} < ${amount}`;
  return operator === "<=" ? sql`${column} <= ${amount}` : sql`${column} = ${amount}`;
}

const comparisons: Record<FieldKind, (column: Sql, operator: Operator, value: string) => Sql> = {
  id: compareText,
  text: compareText,
  enum: compareText,
  date: compareDay,
  amount: compareAmount,
};

/** The rows after the cursor, in the words of an index: one row comparison over the whole sort key. */
function beyond(keys: SortColumn[], start: string[], isDescending: boolean): Sql {
  const values = keys.map((key, i) => sql`${start[i]}::text::${casts[key.type]}`);
  const left = join(keys.map((key) => key.sql));
  return isDescending ? sql`(${left}) < (${join(values)})` : sql`(${left}) > (${join(values)})`;
}

const casts: Record<SortColumn["type"], Sql> = {
  text: sql`text`,
  timestamptz: sql`timestamptz`,
  numeric: sql`numeric`,
  boolean: sql`boolean`,
};

const encodeCursor = (values: string[]) => Buffer.from(JSON.stringify(values)).toString("base64url");

/** What the database itself prints; anything else was made up and would be an error to cast. */
const instantForm = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/;
const isCursorValue: Record<SortColumn["type"], (value: string) => boolean> = {
  text: (value) => value.length <= 500 && !value.includes("\0"),
  timestamptz: (value) => value === "infinity" || isCalendarDay(instantForm.exec(value)?.[1] ?? ""),
  numeric: (value) => /^-?\d{1,30}(\.\d{1,10})?$/.test(value),
  boolean: (value) => value === "true" || value === "false",
};

/** The sort key a page starts from; null when there is none or somebody made it up. */
function decodeCursor(text: string | null, keys: SortColumn[]): string[] | null {
  if (!text || text.length > 2000) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(values) || values.length !== keys.length) return null;
    const texts = values.map(String);
    return texts.every((value, i) => isCursorValue[keys[i]?.type ?? "text"](value)) ? texts : null;
  } catch {
    return null;
  }
}
