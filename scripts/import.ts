import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { system } from "@/lib/auth/actor";
import { boot } from "@/lib/boot";
import { startContext } from "@/lib/context";
import { ExpectedError } from "@/lib/errors";
import { plural } from "@/lib/format";
import { importAgreements } from "@/lib/imports/import-agreements";
import { rejectionFile } from "@/lib/imports/rejection-file";
import { type Counts, formatLabels, type ImportReport } from "@/lib/imports/report";

const usage = `Takes agreements into Countersign.

  npm run import -- FILE --account 111122223333 [--dry-run] [--json] [--report PATH]

  FILE       the "Agreements and renewals" export (CSV), or what the AWS command line prints for
             search-agreements or describe-agreement (JSON)
  --account  the 12 digits of the seller of record whose agreements the file holds
  --dry-run  say what would happen, write nothing
  --json     print the report as JSON
  --report   where every rejected row is written (default: FILE.rejected.ndjson)

Exit code: 0 all rows taken, 1 some rejected, 2 nothing readable.`;

type Words = { file: string; account: string; isDry: boolean; isJson: boolean; reportPath: string };

/** An error that the person at the terminal can do something about. */
class UsageError extends Error {}

function readWords(): Words {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      account: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      report: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [file, ...others] = positionals;
  if (values.help) throw new UsageError(usage);
  if (!file || others.length) throw new UsageError(`Name one file.\n\n${usage}`);
  if (!values.account) throw new UsageError(`Say whose agreements these are: --account 111122223333.\n\n${usage}`);
  return {
    file,
    account: values.account,
    isDry: values["dry-run"],
    isJson: values.json,
    reportPath: values.report ?? `${file}.rejected.ndjson`,
  };
}

async function main({ file, account, isDry, isJson, reportPath }: Words): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}.`);
  const booted = await boot();
  const startedAt = performance.now();
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const progress = process.stderr.isTTY ? progressBar(() => source.bytesRead / found.size) : progressLines();
  const rejections = rejectionFile(reportPath);
  try {
    const report = await importAgreements(await startContext(system), source, {
      account,
      dryRun: isDry,
      onProgress: progress.show,
      onRejected: rejections.add,
    }).finally(progress.clear);
    const reportFile = await rejections.close();
    const seconds = (performance.now() - startedAt) / 1000;
    const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      isJson
        ? JSON.stringify({ file, account, dryRun: isDry, ...report, reportFile, seconds, peakMemoryMb }, null, 2)
        : worded(report, { file, isDry, reportFile, seconds, peakMemoryMb }),
    );
    return report.rejectedCount ? 1 : 0;
  } finally {
    source.destroy();
    await rejections.close();
    await booted.stop();
  }
}

const shownRejections = 20;

function worded(
  report: ImportReport,
  about: { file: string; isDry: boolean; reportFile: string | null; seconds: number; peakMemoryMb: number },
): string {
  const { read, created, updated, unchanged, rejectedCount, rejected } = report;
  const number = (n: number) => n.toLocaleString("en-US").padStart(12);
  const lines = [
    `${about.file}: ${formatLabels[report.format]}`,
    about.isDry ? "Dry run: nothing was written. This is what an import would do." : "",
    `${number(read)}  rows read in ${about.seconds.toFixed(1)} s, with at most ${about.peakMemoryMb} MB of memory`,
    `${number(created)}  created`,
    `${number(updated)}  updated`,
    `${number(unchanged)}  unchanged`,
    `${number(rejectedCount)}  rejected`,
    ...rejected.slice(0, shownRejections).map(({ line, reason }) => `              line ${line}: ${reason}`),
    rejectedCount > shownRejections ? `              and ${plural(rejectedCount - shownRejections, "more row")}` : "",
    about.reportFile ? `Every rejected row, as it stands in the file: ${about.reportFile}` : "",
  ];
  return lines.filter(Boolean).join("\n");
}

/** A bar for people, drawn over itself. */
function progressBar(done: () => number) {
  const width = 30;
  return {
    show: ({ read, rejectedCount }: Counts) => {
      const full = Math.min(width, Math.round(done() * width));
      const bar = `${"█".repeat(full)}${"░".repeat(width - full)}`;
      process.stderr.write(`\r${bar} ${plural(read, "row")}, ${rejectedCount.toLocaleString("en-US")} rejected `);
    },
    clear: () => void process.stderr.write("\r\u001b[K"),
  };
}

/** A line for logs, every ten thousand rows. */
function progressLines() {
  let shown = 0;
  return {
    show: ({ read, rejectedCount }: Counts) => {
      if (read < shown + 10_000) return;
      shown = read - (read % 10_000);
      console.error(`${plural(shown, "row")} read, ${rejectedCount.toLocaleString("en-US")} rejected`);
    },
    clear: () => undefined,
  };
}

/** How a failure is told: what the person can mend in words alone, everything else as it is. */
function tell(error: unknown): number {
  const isExpected = error instanceof ExpectedError || error instanceof UsageError || isWordsProblem(error);
  const message = isExpected ? (error as Error).message : String((error as Error).stack ?? error);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ error: message }));
  console.error(message);
  return message === usage ? 0 : 2;
}

const isWordsProblem = (error: unknown) => (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");

try {
  process.exitCode = await main(readWords());
} catch (error) {
  process.exitCode = tell(error);
}
