import { createHash } from "node:crypto";
import pg from "pg";
import { type Context, inTransaction } from "../context";
import { ForbiddenError, ValidationError } from "../errors";
import { findExisting, findKnown } from "./known";
import { decide } from "./plan";
import { whyNotImport } from "./policy";
import { readAgreements } from "./read";
import type { Counts, Format, ImportReport, Rejection } from "./report";
import type { Entry, ImportedAgreement } from "./row";
import { type Change, relateRenewals, writeChanges } from "./write";

export type ImportOptions = {
  /** The seller of record whose agreements the file holds. */
  account: string;
  /** Decide everything, write nothing. */
  dryRun?: boolean;
  onProgress?: (counts: Counts) => void;
  onRejected?: (rejection: Rejection) => void | Promise<void>;
  /** How many rows are decided and written together, in one transaction. */
  batchSize?: number;
  /** How many rejections the report itself carries; `onRejected` is told every one. */
  keptRejections?: number;
};

/**
 * Takes the agreements of a file in: what is new is created, what is known is updated, and every row that cannot be taken is
 * reported with its line and reason. Memory holds one batch, however long the file is; a row is taken wholly or not at all.
 *
 * @throws ValidationError the account is not one, or the file is nothing that can be imported
 * @throws ForbiddenError  the actor may not change this seller's agreements
 */
export async function importAgreements(
  ctx: Context,
  source: AsyncIterable<Uint8Array | string>,
  { account, dryRun = false, onProgress, onRejected, batchSize = 2000, keptRejections = 1000 }: ImportOptions,
): Promise<ImportReport> {
  authorize(ctx, account);
  const { format, entries } = await readAgreements(source);
  const counts: Counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejectedCount: 0 };
  const rejected: Rejection[] = [];
  const take = dryRun ? rehearsal(ctx, account) : (batch: Batch) => takeBatch(ctx, account, batch);
  let isAnyAgreement = false;

  const flush = async (batch: Entry[]) => {
    const outcome = await take(batch.flatMap((entry) => ("row" in entry ? entry : [])));
    for (const kind of ["created", "updated", "unchanged"] as const) counts[kind] += outcome[kind];
    const unread = batch.flatMap(({ line, raw, ...it }) => ("problem" in it ? { line, raw, reason: it.problem } : []));
    const refused = [...unread, ...outcome.rejected].sort((a, b) => a.line - b.line);
    counts.rejectedCount += refused.length;
    for (const { line, reason, raw } of refused) {
      if (rejected.length < keptRejections) rejected.push({ line, reason, raw });
      await onRejected?.({ line, reason, raw });
    }
    onProgress?.({ ...counts });
  };

  let batch: Entry[] = [];
  for await (const entry of entries) {
    counts.read++;
    isAnyAgreement ||= "row" in entry || !entry.isForeign;
    batch.push(entry);
    if (batch.length < batchSize) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  if (!isAnyAgreement) throw nothingReadable(format, rejected);
  return { ...counts, format, rejected };
}

function authorize({ actor }: Context, account: string) {
  if (!/^\d{12}$/.test(account)) {
    throw new ValidationError(`"${account}" is not an account: write its 12 digits, with leading zeros.`, {
      fields: [{ name: "account", message: "Write the 12 digits of the seller's account." }],
    });
  }
  const refusal = whyNotImport(actor, account);
  if (refusal) throw new ForbiddenError(refusal);
}

function nothingReadable(format: Format, rejected: Rejection[]) {
  const [first] = rejected;
  const why = first
    ? ` Line ${first.line}: ${first.reason}`
    : format === "json"
      ? " Its list is empty."
      : " It has a first line and no rows.";
  return new ValidationError(`There are no agreements in this file.${why}`, { code: "UNREADABLE_FILE" });
}

type Taken = { line: number; raw: string; row: ImportedAgreement };
type Batch = Taken[];
type Outcome = { created: number; updated: number; unchanged: number; rejected: Rejection[] };

/** Takes a batch in one transaction. If the database refuses it, its halves are tried, until the row to blame stands alone. */
async function takeBatch(ctx: Context, account: string, batch: Batch): Promise<Outcome> {
  if (!batch.length) return { created: 0, updated: 0, unchanged: 0, rejected: [] };
  try {
    return await inTransaction(ctx, async (ctx) => {
      const { changes, ...outcome } = await decideBatch(ctx, account, batch);
      await writeChanges(ctx, account, changes);
      await relateRenewals(
        ctx,
        account,
        batch.map(({ row }) => row),
      );
      return outcome;
    });
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    const [only] = batch;
    if (batch.length === 1 && only) {
      const reason = `The database refused this row: ${error.message}.`;
      return { created: 0, updated: 0, unchanged: 0, rejected: [{ line: only.line, raw: only.raw, reason }] };
    }
    const half = Math.ceil(batch.length / 2);
    const first = await takeBatch(ctx, account, batch.slice(0, half));
    const second = await takeBatch(ctx, account, batch.slice(half));
    return {
      created: first.created + second.created,
      updated: first.updated + second.updated,
      unchanged: first.unchanged + second.unchanged,
      rejected: [...first.rejected, ...second.rejected],
    };
  }
}

/** Classes 22 and 23 of SQLSTATE: data that does not fit, and rules that it breaks. */
const isRefusedData = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");

/** Decides row after row, each on top of what those before it decided, so that the last row about an agreement wins. */
async function decideBatch(ctx: Context, account: string, batch: Batch): Promise<Outcome & { changes: Change[] }> {
  const rows = batch.map(({ row }) => row);
  const existing = await findExisting(ctx, rows);
  const known = await findKnown(ctx, rows, account);
  const changes = new Map<string, Change>();
  const outcome: Outcome = { created: 0, updated: 0, unchanged: 0, rejected: [] };
  for (const { line, raw, row } of batch) {
    const before = existing.get(row.id);
    const earlier = changes.get(row.id)?.after;
    const here = { isCancelledHere: before?.isCancelledHere ?? false, lastInvoicedAt: before?.lastInvoicedAt ?? null };
    const decision = decide(row, earlier ? { ...earlier, ...here } : before, { account, now: ctx.now, known });
    if ("reject" in decision) outcome.rejected.push({ line, raw, reason: decision.reject });
    else {
      outcome[decision.kind]++;
      if (decision.kind !== "unchanged") changes.set(row.id, { before, after: decision.agreement, row });
    }
  }
  return { ...outcome, changes: [...changes.values()] };
}

/** Takes batches without writing them. Rows about one agreement in several batches still count as the import would count them. */
function rehearsal(ctx: Context, account: string) {
  const seen = new Map<string, string>();
  return async (batch: Batch): Promise<Outcome> => {
    const repeated = batch.filter(({ row }) => seen.has(row.id));
    const { changes: _, ...outcome } = await decideBatch(
      ctx,
      account,
      batch.filter(({ row }) => !seen.has(row.id)),
    );
    const refused = new Set(outcome.rejected.map(({ line }) => line));
    for (const { row } of repeated) {
      if (seen.get(row.id) === fingerprint(row)) outcome.unchanged++;
      else outcome.updated++;
    }
    for (const { line, row } of batch) if (!refused.has(line)) seen.set(row.id, fingerprint(row));
    return outcome;
  };
}

const fingerprint = (row: ImportedAgreement) => createHash("sha1").update(JSON.stringify(row)).digest("base64");
