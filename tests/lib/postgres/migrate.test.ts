import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "@/lib/postgres/migrate";

let folder = "";
let url = "";
let database = "";

async function asAdmin(statement: string) {
  const client = new pg.Client({ connectionString: inject("serverUrl") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "countersign-migrations-"));
  database = `migrate_${randomBytes(4).toString("hex")}`;
  await asAdmin(`create database ${database}`);
  const address = new URL(inject("serverUrl"));
  address.pathname = `/${database}`;
  url = address.href;
});

afterEach(async () => {
  await asAdmin(`drop database ${database} with (force)`);
  await rm(folder, { recursive: true });
});

async function migration(name: string, script: string) {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), script);
}

async function run<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const apply = (from = folder) => run((client) => migrate(client, from));
const query = async (text: string) => (await run((client) => client.query(text))).rows;

describe("migrations", () => {
  beforeEach(async () => {
    await migration("1_first", "create table thing (n int)");
    await migration("2_second", "insert into thing values (1); alter table thing add column name text");
  });

  test("are applied in order, each once, and written into Prisma's own table", async () => {
    expect(await apply()).toEqual(["1_first", "2_second"]);
    expect(await apply()).toEqual([]);
    await migration("3_third", "update thing set n = n + 1");
    expect(await apply()).toEqual(["3_third"]);
    expect(await query("select n from thing")).toEqual([{ n: 2 }]);
    const rows = await query(
      "select migration_name, length(checksum) as sum, finished_at is not null as done from _prisma_migrations order by 1",
    );
    expect(rows).toEqual(
      ["1_first", "2_second", "3_third"].map((name) => ({ migration_name: name, sum: 64, done: true })),
    );
  });

  test("run by six processes at once are applied by one of them, in an empty database", async () => {
    const applied = await Promise.all(Array.from({ length: 6 }, () => apply()));
    expect(applied.flat()).toEqual(["1_first", "2_second"]);
    expect(await query("select n from thing")).toEqual([{ n: 1 }]);
  });

  test("that were edited afterwards are refused by name, and nothing further is applied", async () => {
    await apply();
    await migration("1_first", "create table thing (n bigint)");
    await migration("3_third", "create table other (n int)");
    await expect(apply()).rejects.toThrow("Migration 1_first was edited after it was applied.");
    expect(await query("select to_regclass('other') as other")).toEqual([{ other: null }]);
  });

  test("of a newer build are refused, naming what is unknown", async () => {
    await migration("3_third", "create table other (n int)");
    await apply();
    await rm(join(folder, "3_third"), { recursive: true });
    await expect(apply()).rejects.toThrow(
      "The database is newer than this build: it has 3_third. Start the newer build.",
    );
  });

  test("that fail leave nothing behind, are named, and can be mended", async () => {
    await migration("3_third", "create table half (n int); select * from nowhere");
    await expect(apply()).rejects.toThrow(/^Migration 3_third: relation "nowhere" does not exist/);
    expect(await query("select to_regclass('half') as half")).toEqual([{ half: null }]);
    expect(await query("select count(*)::int as n from _prisma_migrations")).toEqual([{ n: 2 }]);
    await migration("3_third", "create table whole (n int)");
    expect(await apply()).toEqual(["3_third"]);
  });

  test("that Prisma began and did not finish need a look", async () => {
    await apply();
    await query("update _prisma_migrations set finished_at = null where migration_name = '2_second'");
    await expect(apply()).rejects.toThrow("Migration 2_second failed earlier and needs a look.");
  });
});

test("the product's own migrations make the same database in one go and one by one", async () => {
  const own = resolve("prisma/migrations");
  const names = await apply(own);
  expect(names.length).toBeGreaterThan(2);
  expect(await apply(own)).toEqual([]);
  const tables =
    "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2";
  const atOnce = await query(tables);
  await asAdmin(`drop database ${database} with (force)`);
  await asAdmin(`create database ${database}`);
  for (const name of names) {
    await cp(join(own, name), join(folder, name), { recursive: true });
    expect(await apply()).toEqual([name]);
  }
  expect(await query(tables)).toEqual(atOnce);
});
