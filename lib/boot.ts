import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { disconnect } from "./db";
import { env, provide } from "./env";
import { migrate } from "./postgres/migrate";

export type Booted = { database: string; stop: () => Promise<void> };

/**
 * Makes this process able to work: checks the settings, starts or reaches the database, brings it up to date, and finds the
 * secret. Everything that runs by itself (server, worker, importer) begins here.
 */
export async function boot(): Promise<Booted> {
  const { DATABASE_URL, AUTH_SECRET, DATA_DIR } = env();
  const root = resolve(DATA_DIR);
  if (!AUTH_SECRET) provide({ AUTH_SECRET: keptSecret(root) });
  let stopServer = async () => {};
  let database = "PostgreSQL at DATABASE_URL";
  if (!DATABASE_URL) {
    const { startEmbedded } = await import("./postgres/embedded");
    const server = await startEmbedded(root);
    provide({ DATABASE_URL: server.url });
    database = `embedded PostgreSQL (${server.how}) in ${server.folder}`;
    stopServer = server.stop;
  }
  await bringUpToDate();
  return {
    database,
    stop: async () => {
      await disconnect();
      await stopServer();
    },
  };
}

async function bringUpToDate() {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`Countersign cannot reach the database: ${(error as Error).message}. Check DATABASE_URL.`, {
      cause: error,
    });
  }
  try {
    await migrate(client, resolve("prisma/migrations"));
  } finally {
    await client.end();
  }
}

/** A sandbox's own secret, made once and kept beside its data. */
function keptSecret(root: string): string {
  const file = join(root, "secret");
  if (!existsSync(file)) {
    mkdirSync(root, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}
