import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import type { Actor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { type Connections, connect } from "@/lib/db";
import { provide } from "@/lib/env";
import { startEmbedded } from "@/lib/postgres/embedded";
import { migrate } from "@/lib/postgres/migrate";

export type Figure = { name: string; value: number; target: string; note?: string };
export type Bench = () => AsyncGenerator<Figure>;

export type Server = { database: (name: string, template?: string) => Promise<Connections>; url: string };

/** A durable server of its own, as `npm start` runs it; databases in it are migrated, or copies of one that is. */
export async function* withServer<T>(work: (server: Server) => AsyncGenerator<T>): AsyncGenerator<T> {
  provide({ AUTH_SECRET: "a secret for benchmarks, used by nothing else" });
  const root = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  const server = await startEmbedded(root);
  const open: Connections[] = [];
  const database = async (name: string, template?: string): Promise<Connections> => {
    await run(server.url, `create database ${name}${template ? ` template ${template}` : ""}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    if (!template) {
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      await migrate(client, resolve("prisma/migrations"));
      await client.end();
    }
    const connections = connect(url.href, { max: 16 });
    open.push(connections);
    return connections;
  };
  try {
    yield* work({ database, url: server.url });
  } finally {
    await Promise.all(open.map(({ pool }) => (pool.ended ? undefined : pool.end())));
    await server.stop();
    await rm(root, { recursive: true, force: true });
    await rm(server.folder, { recursive: true, force: true });
  }
}

async function run(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export const contextOf = ({ db, prisma }: Connections, actor: Actor, now: Date): Context => ({
  db,
  prisma,
  actor,
  now,
  requestId: "bench",
});

export const personAt = (accountId: string, role: "SELLER_OPERATOR" | "BUYER_APPROVER"): Actor => ({
  kind: "person",
  userId: `user-${accountId}`,
  name: "Bench",
  email: `bench@${accountId}.example`,
  accountId,
  accountName: accountId,
  role,
});

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

export const percentile = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

export const median = (values: number[]) => percentile(values, 0.5);
