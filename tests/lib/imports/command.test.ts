import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connections } from "@/lib/db";
import { csv, page, summary } from "./files";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-import-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as `npm run import` starts it, on this test's database. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/import.ts", ...words], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "test" },
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const account = ["--account", "111122223333"];
const count = async () => Number((await connections().pool.query("select count(*) n from agreement")).rows[0].n);

describe("npm run import", () => {
  test("a dry run writes nothing, the import takes all rows, and both end with 0", async () => {
    const path = file(
      "two-pages.json",
      `${page([summary()], "more")}\n${page([summary({ agreementId: "agmt-two" })])}`,
    );
    const dry = run(path, ...account, "--dry-run", "--json");
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, read: 2, created: 2, rejected: [], reportFile: null });
    expect([dry.status, await count()]).toEqual([0, 0]);
    const real = run(path, ...account);
    expect(real.stdout).toMatch(/ 2 {2}rows read.* 2 {2}created/s);
    expect([real.status, await count()]).toEqual([0, 2]);
  });

  test("rejected rows end it with 1, and stand as they were in a file beside it", () => {
    const path = file("export.csv", csv({}, { Status: "Sleeping" }, "too,few"));
    const { status, stdout } = run(path, ...account);
    expect(status).toBe(1);
    expect(stdout).toContain('line 3: Status "SLEEPING" is not a status of an agreement.');
    const kept = readFileSync(`${path}.rejected.ndjson`, "utf8").trim().split("\n");
    expect(kept.map((line) => JSON.parse(line))).toMatchObject([
      { line: 3, reason: expect.any(String), raw: csv({ Status: "Sleeping" }).split("\n")[1] },
      { line: 4, raw: "too,few" },
    ]);
  });

  test("what cannot be read, or is not said, ends it with 2 and a clear word", () => {
    const other = file("other.csv", "name,age\nBo,50");
    expect(run(other, ...account)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("This is not the Agreements and renewals export"),
    });
    expect(existsSync(`${other}.rejected.ndjson`)).toBe(false);
    expect(run(join(folder, "none.csv"), ...account)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("There is no file"),
    });
    expect(run(other)).toMatchObject({ status: 2, stderr: expect.stringContaining("--account 111122223333") });
    const json = run(other, ...account, "--json");
    expect(JSON.parse(json.stdout)).toEqual({ error: expect.stringContaining("This is not") });
  });
});
