import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { writeWaiting } from "@/lib/api-calls/record";
import { connections, disconnect } from "@/lib/db";
import { provide } from "@/lib/env";
import { expectInvariants } from "./invariants";

const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
const serverUrl = inject("serverUrl");

async function asAdmin(statement: string) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await asAdmin(`create database ${name} template migrated`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  provide({ DATABASE_URL: url.href, AUTH_SECRET: "a secret for tests that nobody else uses" });
});

// Every test begins with an empty database at the same instant. Deleting the few rows of a test is many times faster than
// truncating every table; without the foreign keys' triggers the order does not matter.
const emptied = `do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select quote_ident(tablename) from pg_tables
    where schemaname = 'public' and tablename not in ('clock', '_prisma_migrations') loop
    execute 'delete from ' || name;
  end loop;
  update clock set frozen_at = '2026-11-02T10:00:00Z', offset_ms = 0;
end $$`;

beforeEach(async () => {
  await connections().pool.query(emptied);
});

afterEach(expectInvariants);

afterAll(async () => {
  await writeWaiting();
  await disconnect();
  await asAdmin(`drop database ${name} with (force)`);
});
