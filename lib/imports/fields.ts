import { isValid, parse } from "date-fns";
import { z } from "zod";

/** What exports write where they know nothing. */
const gaps = new Set(["", "null", "not available", "not applicable", "not provided", "n/a", "na", "-"]);

/** Blanks, `="…"` and apostrophes that spreadsheets put around a cell. Most cells have none, and looking is cheap. */
const isDressed = /^[\s='"]|\s$|\s\s|[\n\t]/;

/** A cell without its dress. Undefined for a gap. */
function known(cell: string): string | undefined {
  const text = isDressed.test(cell) ? undress(cell) : cell;
  return text.length <= 14 && gaps.has(text.toLowerCase()) ? undefined : text;
}

const undress = (cell: string) =>
  cell
    .trim()
    .replace(/^="(.*)"$/, "$1")
    .replace(/^'/, "")
    .replace(/\s+/g, " ")
    .trim();

const cell = z.string().transform(known);
export const optionalText = cell;
export const requiredText = cell.pipe(z.string({ error: "is missing" }));

/** Turns a known cell into something better, or says what is wrong with it. */
const optional = <T>(convert: (text: string) => T | { wrong: string }) =>
  cell.transform((text, context): T | undefined => {
    if (text === undefined) return undefined;
    const converted = convert(text);
    if (!isWrong(converted)) return converted;
    context.addIssue({ code: "custom", message: converted.wrong });
    return z.NEVER;
  });
const isWrong = (value: unknown): value is { wrong: string } =>
  typeof value === "object" && value !== null && "wrong" in value;
/** Twelve digits; spreadsheets take the leading zeros away, or add `.0`. */
export function readAccountId(text: string): string | { wrong: string } {
  const digits = text.replace(/\.0+$/, "").replaceAll("-", "");
  if (/^\d[.,]?\d*e\+?\d+$/i.test(digits))
    return { wrong: `"${text}" was rounded by a spreadsheet; export it again as text` };
  return /^\d{6,12}$/.test(digits) ? digits.padStart(12, "0") : { wrong: `"${text}" is not an account of 12 digits` };
}
export const optionalAccount = optional(readAccountId);
export const requiredAccount = optionalAccount.pipe(z.string({ error: "is missing" }));

/** `1,000`, `1000.50`, `$ 1,000`: a decimal text that the database holds, never a float. */
export const optionalAmount = optional((text) => {
  const [, plain] = text.match(/^[$€£¥]?\s*((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)$/) ?? [];
  const amount = plain
    ?.replaceAll(",", "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  const isStorable = amount !== undefined && /^\d{1,12}(\.\d{1,8})?$/.test(amount.replace(/^0+(?=\d)/, ""));
  return isStorable ? amount.replace(/^0+(?=\d)/, "") : { wrong: `"${text}" is not an amount` };
});

const dayFormats: [pattern: RegExp, format: string][] = [
  [/^\d{1,2}-\d{1,2}-\d{4}$/, "M-d-yyyy"],
  [/^\d{1,2}\/\d{1,2}\/\d{4}$/, "M/d/yyyy"],
  [/^\d{4}-\d{2}-\d{2}$/, "yyyy-MM-dd"],
  [/^[a-z]{3}-\d{1,2}-\d{4}$/i, "MMM-d-yyyy"],
];

/** A calendar day of the export, as 00:00:00.000 UTC; null for the year 9999, which stands for "no end". */
function readDay(text: string): Date | null | { wrong: string } {
  const [date = text] = text.split(/[ T](?=\d{1,2}:)/);
  const [, format] = dayFormats.find(([pattern]) => pattern.test(date)) ?? [];
  const day = format ? parse(`${date} Z`, `${format} X`, new Date(0)) : new Date(Number.NaN);
  if (!isValid(day)) return { wrong: `"${text}" is not a date (MM-DD-YYYY)` };
  if (day.getUTCFullYear() === 9999) return null;
  return isPlausible(day) ? day : { wrong: `"${text}" lies outside the years 1990 to 2199` };
}

/** Files repeat few days often, and parsing one is slow. */
const knownDays = new Map<string, ReturnType<typeof readDay>>();
function dayOf(text: string) {
  const earlier = knownDays.get(text);
  if (earlier !== undefined) return earlier;
  if (knownDays.size > 10_000) knownDays.clear();
  const day = readDay(text);
  knownDays.set(text, day);
  return day;
}

const isPlausible = (at: Date) => at.getUTCFullYear() >= 1990 && at.getUTCFullYear() <= 2199;

export const optionalDay = optional(
  (text) => dayOf(text) ?? { wrong: `"${text}" is not a day on which something begins` },
);
export const requiredDay = optionalDay.pipe(z.date({ error: "is missing" }));

const dayMs = 24 * 60 * 60 * 1000;
/** The last millisecond of the day; null when it never ends. */
export const endDay = optional((text) => {
  const day = dayOf(text);
  return day instanceof Date ? new Date(day.getTime() + dayMs - 1) : day;
}).transform((at) => at ?? null);

/** An instant of the API: seconds since 1970, or ISO 8601 with an offset. The year 9999 stands for "no end". */
export const instant = z
  .union([z.number(), z.string()], { error: "is missing or not a time" })
  .transform((given, context): Date | null => {
    const isIso =
      typeof given === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(given);
    const seconds = typeof given === "number" ? given : /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
    const at = new Date(isIso ? given : Math.round(seconds * 1000));
    if (isValid(at) && at.getUTCFullYear() === 9999) return null;
    if (isValid(at) && isPlausible(at)) return at;
    context.addIssue({ code: "custom", message: `"${given}" is not a time` });
    return z.NEVER;
  });
export const requiredInstant = instant.pipe(z.date({ error: "is missing" }));
