import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { PricingModel } from "../agreements/agreement";
import { ValidationError } from "../errors";
import {
  endDay,
  optionalAccount,
  optionalAmount,
  optionalDay,
  optionalText,
  requiredAccount,
  requiredDay,
  requiredText,
} from "./fields";
import { linesOf } from "./lines";
import { type Entry, readRow } from "./row";

/**
 * The columns we read of the 40 of the "Agreements and renewals" export; the others do not matter here.
 * @see https://docs.aws.amazon.com/marketplace/latest/userguide/agreements-renewals-dashboard.html
 */
const columns = {
  agreementId: ["Agreement ID"],
  status: ["Status"],
  startDate: ["Agreement start date"],
  endDate: ["Agreement end date"],
  subscriberId: ["Subscriber AWS account ID"],
  productId: ["Product ID"],
  offerId: ["Offer ID"],
  acceptanceDate: ["Agreement acceptance date"],
  subscriberName: ["Subscriber company name"],
  productTitle: ["Product title"],
  productType: ["Product type"],
  offerName: ["Offer name"],
  offerVisibility: ["Offer visibility"],
  offerSetId: ["Offer Set ID"],
  termTypes: ["Agreement Term Types"],
  value: ["Estimated agreement value", "Total contract value"],
  currency: ["Currency code"],
  resellerName: ["Reseller company name"],
  resellerId: ["Reseller AWS account ID"],
  resaleAuthorizationId: ["Resale authorization ID"],
  cppo: ["CPPO flag"],
  intent: ["Agreement intent"],
  previousId: ["Previous agreement ID"],
  nextId: ["Next agreement ID"],
  proposerId: ["Proposer AWS account ID"],
  proposerName: ["Proposer company name"],
  isvId: ["ISV AWS account ID"],
  isvName: ["ISV company name"],
} as const;
type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];
const required: readonly Column[] = [
  "agreementId",
  "status",
  "startDate",
  "endDate",
  "subscriberId",
  "productId",
  "offerId",
];

/** Headers are compared by their letters and digits alone: case, blanks, dashes and brackets differ between exports. */
const plain = (header: string) => header.toLowerCase().replace(/[^a-z0-9]/g, "");

type Layout = { delimiter: string; width: number; at: Partial<Record<Column, number>> };

/** The export's first line. @throws ValidationError when it is another file's */
export function readHeader(line: string): Layout {
  const delimiter = [",", ";", "\t"].reduce((best, it) =>
    line.split(it).length > line.split(best).length ? it : best,
  );
  const cells = splitRecord(line, delimiter) ?? [];
  const headers = cells.map(plain);
  const at: Layout["at"] = {};
  for (const name of names) {
    const wanted = columns[name].map(plain);
    const found = headers.findIndex((header) => wanted.includes(header));
    if (found >= 0) at[name] = found;
  }
  const missing = required.filter((name) => at[name] === undefined);
  if (missing.length === 0) return { delimiter, width: cells.length, at };
  const listed = missing.map((name) => `"${columns[name][0]}"`).join(", ");
  throw new ValidationError(
    missing.length === required.length
      ? "This is not the Agreements and renewals export: its first line has none of the columns we need. Neither is it JSON of search-agreements or describe-agreement."
      : `The first line lacks ${missing.length === 1 ? "the column" : "the columns"} ${listed}. Export Agreements and renewals with all its columns.`,
    { code: "UNREADABLE_FILE" },
  );
}

/** The rows of the export, one after the other. */
export async function* readDashboard(text: AsyncIterable<string>): AsyncGenerator<Entry> {
  let layout: Layout | undefined;
  for await (const { line, raw, problem } of recordsOf(text)) {
    if (!layout) {
      if (problem)
        throw new ValidationError(`The first line ${problem}: this is not an export.`, { code: "UNREADABLE_FILE" });
      layout = readHeader(raw);
    } else if (problem) yield { line, raw, problem: `This row ${problem}.` };
    else if (raw.trim()) yield { line, raw, ...readRecord(raw, layout) };
  }
}

type Line = { line: number; raw: string; problem?: string };
const longestRecordLines = 50;

/**
 * Lines joined where a quoted cell spans several. A quote that nobody closes would swallow the rest of the file: then its own
 * line is refused and reading goes on with the next one.
 */
async function* recordsOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let open: Line[] = [];
  for await (const line of linesOf(text)) {
    open.push(line);
    while (open.length) {
      const taken = takeRecord(open, false);
      if (!taken) break;
      yield taken;
    }
  }
  while (open.length) {
    const taken = takeRecord(open, true);
    if (taken) yield taken;
  }
  open = [];
}

/** Removes and returns the next record of the waiting lines; null when it may still go on. */
function takeRecord(waiting: Line[], isEnd: boolean): Line | null {
  let quotes = 0;
  for (const [i, { raw, problem }] of waiting.entries()) {
    if (problem && i > 0) break;
    quotes += countQuotes(raw);
    if (quotes % 2 === 0 || problem) {
      const [first] = waiting;
      const joined = waiting.splice(0, i + 1);
      return { line: first?.line ?? 0, raw: joined.map((it) => it.raw).join("\n"), problem };
    }
  }
  if (!isEnd && waiting.length < longestRecordLines && !waiting.at(-1)?.problem) return null;
  const [first] = waiting.splice(0, 1);
  return first ? { ...first, problem: "opens a quote that is never closed" } : null;
}

const countQuotes = (text: string) => {
  let n = 0;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) n++;
  return n;
};

/** The cells of one record; null when its quotes stand in the wrong places. Most records have none and need no parser. */
function splitRecord(raw: string, delimiter: string): string[] | null {
  if (!raw.includes('"')) return raw.split(delimiter);
  try {
    // A line of several records cannot be: they were cut at their line ends.
    return (
      (
        parse(raw, {
          delimiter,
          relax_column_count: true,
          relax_quotes: true,
          record_delimiter: "\u0000",
        }) as string[][]
      )[0] ?? []
    );
  } catch {
    return null;
  }
}

function readRecord(raw: string, { delimiter, width, at }: Layout) {
  const cells = splitRecord(raw, delimiter);
  if (!cells) return { problem: "This row has a quote in the wrong place." };
  if (cells.length !== width) {
    return { problem: `This row has ${cells.length} cells, but the first line has ${width}.` };
  }
  const record: Partial<Record<Column, string>> = {};
  for (const name of names) record[name] = cells[at[name] ?? -1] ?? "";
  return readRow(schema, record, labelOf);
}

const statusOf = (text: string) =>
  text
    .toUpperCase()
    .replace(/[\s-]+/g, "_")
    .replace("SUPERCEDED", "SUPERSEDED");

const intents: Record<string, "NEW" | "AMEND" | "REPLACE" | "RENEW"> = {
  new: "NEW",
  amend: "AMEND",
  amendment: "AMEND",
  upgrade: "REPLACE",
  replace: "REPLACE",
  renew: "RENEW",
  autorenew: "RENEW",
};

const isYes = (flag: string | undefined) => /^(y|yes|true|1)$/i.test(flag ?? "");

/** Private means named buyers; everybody else's offers, also those of a program or a country, count as public. */
const visibilityOf = (text: string | undefined) => text && (/^private/i.test(text) ? "PRIVATE" : "PUBLIC");

/** What the names of its terms say about how an agreement is paid. */
function pricingOf(termTypes: string | undefined): PricingModel | undefined {
  const found = plain(termTypes ?? "");
  const isUsage = found.includes("usagebased");
  const isContract = /upfront|recurringpayment|paymentschedule/.test(found);
  if (isUsage && isContract) return "CONTRACT_WITH_USAGE";
  if (isContract) return "CONTRACT";
  if (isUsage) return "USAGE";
  if (found.includes("variablepayment")) return "VARIABLE";
  if (found.includes("freetrial")) return "FREE_TRIAL";
  return found.includes("byol") ? "BYOL" : undefined;
}

const schema = z
  .object({
    agreementId: requiredText,
    status: requiredText.transform(statusOf),
    startDate: requiredDay,
    acceptanceDate: optionalDay,
    endDate: endDay,
    subscriberId: requiredAccount,
    subscriberName: optionalText,
    productId: requiredText,
    productTitle: optionalText,
    productType: optionalText,
    offerId: requiredText,
    offerName: optionalText,
    offerVisibility: optionalText,
    offerSetId: optionalText,
    termTypes: optionalText,
    value: optionalAmount,
    currency: optionalText,
    resellerName: optionalText,
    resellerId: optionalAccount,
    resaleAuthorizationId: optionalText,
    cppo: optionalText,
    intent: optionalText,
    previousId: optionalText,
    nextId: optionalText,
    proposerId: optionalAccount,
    proposerName: optionalText,
    isvId: optionalAccount,
    isvName: optionalText,
  })
  .transform((cells) => {
    const proposerId = cells.proposerId ?? cells.resellerId ?? cells.isvId;
    const isChannel =
      isYes(cells.cppo) || Boolean(cells.resaleAuthorizationId) || Boolean(cells.isvId && cells.isvId !== proposerId);
    return {
      id: cells.agreementId,
      status: cells.status,
      proposerId,
      proposerName: cells.proposerName ?? (proposerId === cells.resellerId ? cells.resellerName : undefined),
      acceptorId: cells.subscriberId,
      acceptorName: cells.subscriberName,
      manufacturerId: cells.isvId,
      manufacturerName: cells.isvName,
      productId: cells.productId,
      productTitle: cells.productTitle,
      productType: cells.productType?.replace(/[^a-zA-Z]/g, "") || undefined,
      offerId: cells.offerId,
      offerName: cells.offerName,
      offerSetId: cells.offerSetId,
      offerVisibility: isChannel ? "CPPO" : visibilityOf(cells.offerVisibility),
      resaleAuthorizationId: cells.resaleAuthorizationId,
      pricingModel: pricingOf(cells.termTypes),
      intent: intents[plain(cells.intent ?? "")],
      value: cells.value,
      currency: cells.currency?.toUpperCase(),
      isByDay: true,
      acceptedAt: cells.acceptanceDate ?? cells.startDate,
      startAt: cells.startDate,
      endAt: cells.endDate,
      previousId: cells.previousId,
      nextId: cells.nextId,
    };
  });

const labels: Record<string, Column> = {
  id: "agreementId",
  acceptorId: "subscriberId",
  acceptorName: "subscriberName",
  manufacturerId: "isvId",
  manufacturerName: "isvName",
  acceptedAt: "acceptanceDate",
  startAt: "startDate",
  endAt: "endDate",
};
const labelOf = (field: string) => columns[labels[field] ?? (field as Column)]?.[0] ?? field;
