import { tagSymbol } from "@smithy/core/cbor";
import type { NormalizedSchema } from "@smithy/core/schema";
import { refuse } from "./errors";

export type Read = (value: unknown, path: string) => unknown;
export type Write = (value: unknown) => unknown;

/** An instant on the wire: seconds since 1970, as a number in JSON, with a tag in CBOR. */
export type Dates = (at: Date) => unknown;

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function mismatch(path: string, expected: string): never {
  throw refuse("SerializationException", `${path || "The body"} must be ${expected}.`);
}

/**
 * Makes the reader of a shape from the client's schema: it takes what JSON or CBOR decoded to, drops members nobody knows and
 * those that are null, turns timestamps into dates, and refuses what has another type. Limits are zod's business.
 */
export function reader(schema: NormalizedSchema): Read {
  if (schema.isStructSchema()) return readStruct(schema);
  if (schema.isListSchema()) {
    const read = reader(schema.getValueSchema());
    return (value, path) =>
      Array.isArray(value) ? value.map((entry, i) => read(entry, `${path}[${i}]`)) : mismatch(path, "a list");
  }
  if (schema.isTimestampSchema()) return readInstant;
  if (schema.isNumericSchema()) return readNumber;
  if (schema.isBooleanSchema())
    return (value, path) => (typeof value === "boolean" ? value : mismatch(path, "a boolean"));
  return readText;
}

/** Half of a surrogate pair is no character: databases and other programs could not take it. */
const readText: Read = (value, path) =>
  typeof value === "string" && value.isWellFormed() ? value : mismatch(path, "a text");

function readStruct(schema: NormalizedSchema): Read {
  const members = [...schema.structIterator()].map(([name, member]) => [name, reader(member)] as const);
  const isUnion = schema.isUnionSchema();
  return (value, path) => {
    if (!isObject(value)) return mismatch(path, "an object");
    const found: Record<string, unknown> = {};
    for (const [name, read] of members) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (!isAbsent(given)) found[name] = read(given, path ? `${path}.${name}` : name);
    }
    if (isUnion && Object.keys(found).length !== 1) return mismatch(path, "an object with exactly one known member");
    return found;
  };
}

function readNumber(value: unknown, path: string): number {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" && Number.isFinite(value) ? value : mismatch(path, "a number");
}

/** Dates that a database can hold and a calendar can show. */
const firstSecond = Date.UTC(1, 0, 1) / 1000;
const lastSecond = Date.UTC(10_000, 0, 1) / 1000 - 1;

function readInstant(value: unknown, path: string): Date {
  const seconds = readNumber(isTagged(value) ? value.value : value, path);
  if (seconds < firstSecond || seconds > lastSecond) mismatch(path, "seconds since 1970, of the years 1 to 9999");
  return new Date(Math.round(seconds * 1000));
}

const isTagged = (value: unknown): value is { tag: number; value: unknown } => isObject(value) && tagSymbol in value;

/** Members that say what the parties wrote to each other, or let somebody in, though the schema does not mark them. */
const alsoSensitive = new Set(["cancellationReason", "registrationToken", "rejectionReason", "statusMessage"]);

const isSensitive = (name: string, schema: NormalizedSchema) =>
  alsoSensitive.has(name) || Boolean(schema.getMergedTraits().sensitive);

/**
 * Makes the writer of a shape: it keeps the members that the schema names and that have a value. With `hidden`, that stands in
 * the place of every sensitive text.
 */
export function writer(schema: NormalizedSchema, dates: Dates, hidden?: string): Write {
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].map(([name, member]) => {
      const isHidden = hidden !== undefined && isSensitive(name, member);
      return [name, isHidden ? () => hidden : writer(member, dates, hidden)] as const;
    });
    const isUnion = schema.isUnionSchema();
    return (value) => {
      const from = value as Record<string, unknown>;
      const written: Record<string, unknown> = {};
      for (const [name, write] of members) {
        const given = from[name];
        if (!isAbsent(given)) written[name] = write(given);
      }
      // A member that the schema does not know is left to the client, which reports it as unknown.
      return isUnion && Object.keys(written).length === 0 ? from : written;
    };
  }
  if (schema.isListSchema()) {
    const write = writer(schema.getValueSchema(), dates, hidden);
    return (value) => (value as unknown[]).map(write);
  }
  if (schema.isTimestampSchema()) return (value) => dates(dateOf(value));
  return (value) => value;
}

/** Stored documents hold instants as text, or as the seconds they came with. */
const dateOf = (value: unknown): Date =>
  value instanceof Date ? value : new Date(typeof value === "number" ? value * 1000 : String(value));

/** Whether anything in the shape is sensitive. */
export const hasSensitive = (schema: NormalizedSchema): boolean =>
  schema.isListSchema()
    ? hasSensitive(schema.getValueSchema())
    : schema.isStructSchema() &&
      [...schema.structIterator()].some(([name, member]) => isSensitive(name, member) || hasSensitive(member));
