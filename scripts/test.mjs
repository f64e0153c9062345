// `npm test`: everything that must hold, on a fresh clone, with nothing but Node and the npm registry. Its last line is the count.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";

const reports = mkdtempSync(join(tmpdir(), "countersign-reports-"));
const count = { passed: 0, failed: 0, skipped: 0 };
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(0)} s`;

function run(title, words, env = {}) {
  const since = performance.now();
  console.log(`\n== ${title}`);
  const { status } = spawnSync("npx", ["--no", ...words], {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "test", ...env },
  });
  console.log(`== ${title}: ${status === 0 ? "ok" : "FAILED"} (${seconds(since)})`);
  return status === 0;
}

/** A step that is one check by itself. */
function check(title, words, env) {
  count[run(title, words, env) ? "passed" : "failed"] += 1;
}

/** A step that counts its own tests; one that dies without a report is one failure. */
function suite(title, words, env, read) {
  const isOk = run(title, words, env);
  let found = { passed: 0, failed: 0, skipped: 0 };
  try {
    found = read();
  } catch {
    // No report: the failure below says so.
  }
  count.passed += found.passed;
  count.skipped += found.skipped;
  count.failed += Math.max(found.failed, isOk ? 0 : 1);
}

const json = (file) => JSON.parse(readFileSync(join(reports, file), "utf8"));

await prepare({ build: false });
const offline = { PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath };
spawnSync("npx", ["--no", "prisma", "generate"], { stdio: "ignore", env: { ...process.env, ...offline } });

check("Types", ["tsc", "--noEmit"]);
check("Format, lint and import arrows", ["biome", "check", "."]);
check(
  "Schema and migrations agree",
  [
    "prisma",
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  ],
  { PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), "scripts/schema-engine.mjs") },
);
suite(
  "Rules, mail and API against a real database",
  ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "unit.json")}`],
  {},
  () => {
    const { numPassedTests, numFailedTests, numPendingTests } = json("unit.json");
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  },
);
await prepare({ build: true });
suite(
  "Journeys in a browser",
  ["playwright", "test"],
  { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "e2e.json") },
  () => {
    const { expected, unexpected, flaky, skipped } = json("e2e.json").stats;
    if (flaky) console.log(`${flaky} needed a second try: find out why.`);
    return { passed: expected + flaky, failed: unexpected, skipped };
  },
);

rmSync(reports, { recursive: true, force: true });
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ""}`);
process.exit(count.failed ? 1 : 0);
