import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/postgres/embedded";
import { migrate } from "@/lib/postgres/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

/** One real server for the run, without fsync, and one migrated database that every test file clones. */
export default async function setup(project: TestProject) {
  const root = await mkdtemp(join(tmpdir(), "countersign-test-"));
  const server = await startEmbedded(root, {
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query("create database migrated");
  await admin.end();
  const url = new URL(server.url);
  url.pathname = "/migrated";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await migrate(client, resolve("prisma/migrations"));
  await client.end();
  project.provide("serverUrl", server.url);
  return async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
    await rm(server.folder, { recursive: true, force: true });
  };
}
