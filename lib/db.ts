import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Sql } from "sql-template-tag";
import { PrismaClient } from "@/prisma/client/client";
import { databaseUrl } from "./env";

export type { Sql } from "sql-template-tag";
export { default as sql, empty, join, raw } from "sql-template-tag";

/** A connection to run SQL on: the pool, or the one connection of an open transaction. Columns arrive in camelCase. */
export class Db {
  private readonly onCommit: ((outside: Db) => void)[] = [];
  constructor(private readonly connection: pg.Pool | pg.PoolClient) {}

  /** Runs `work`, outside the transaction, when what was written so far is durable: after the commit, or at once without one. */
  afterCommit(work: (outside: Db) => void) {
    if (this.connection instanceof pg.Pool) work(this);
    else if (!this.onCommit.includes(work)) this.onCommit.push(work);
  }

  async rows<Row>(statement: Sql, options?: { prepare?: boolean }): Promise<Row[]> {
    const { fields, rows } = await this.send(statement, options);
    const names = fields.map((field) => camelCase(field.name));
    // Rows arrive as arrays; naming them here is the one place where columns become properties.
    return rows.map((values) => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) row[names[i] as string] = values[i];
      return row as Row;
    });
  }

  async row<Row>(statement: Sql): Promise<Row | null> {
    return (await this.rows<Row>(statement))[0] ?? null;
  }

  /** Runs a change and tells how many rows it touched. */
  async run(statement: Sql): Promise<number> {
    return (await this.send(statement)).rowCount ?? 0;
  }

  /** One transaction; what `work` throws rolls it back. Losers of a deadlock or serialization conflict try again. */
  async transaction<T>(work: (db: Db) => Promise<T>, triesLeft = 3): Promise<T> {
    if (!(this.connection instanceof pg.Pool))
      throw new Error("Already inside a transaction: use inTransaction(ctx, …).");
    const client = await this.connection.connect();
    let broken: Error | undefined;
    try {
      // Not waited for: the first statement travels with it. Should it fail, so does everything after it.
      client.query("begin").catch(() => undefined);
      const db = new Db(client);
      const result = await work(db);
      await client.query("commit");
      for (const then of db.onCommit) then(this);
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => (broken = failure));
      if (!broken && triesLeft > 1 && isContention(error)) return this.transaction(work, triesLeft - 1);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private send({ text, values }: Sql, { prepare = true }: { prepare?: boolean } = {}) {
    const name = prepare ? statementName(text) : undefined;
    return this.connection.query<unknown[]>({ name, text, values: values as unknown[], rowMode: "array" });
  }
}

export const isUniqueViolation = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === "23505";

const isContention = (error: unknown) =>
  error instanceof pg.DatabaseError && ["40001", "40P01"].includes(error.code ?? "");

const statementNames = new Map<string, string>();
/** Statements are prepared under a name made of their text; a few hundred is more than the product has. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known || statementNames.size >= 500) return known;
  const name = `cs_${createHash("sha1").update(text).digest("hex").slice(0, 24)}`;
  statementNames.set(text, name);
  return name;
}

const camelCased = new Map<string, string>();
function camelCase(column: string): string {
  let name = camelCased.get(column);
  if (!name) camelCased.set(column, (name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())));
  return name;
}

/** "2026-11-02 10:00:00.123+00", which is what a server in UTC says, needs no calendar of ours to be read. */
const readInstant = (text: string): unknown =>
  text.length >= 22 && text.endsWith("+00") && text[4] === "-"
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, "text")(text);

// Counts and offsets fit a double; amounts are numeric and stay text.
const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.TIMESTAMPTZ, readInstant],
]);

const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    readers.get(oid) ?? pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

export type Connections = { url: string; pool: pg.Pool; db: Db; prisma: PrismaClient };

export function connect(url: string, { max = 10 }: { max?: number } = {}): Connections {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: "countersign", pipeline: true });
  // Without a listener the loss of an idle connection would end the process.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 4 }) });
  return { url, pool, db: new Db(pool), prisma };
}

// The server, the pages that Next bundles and the worker are separate copies of this module in one process.
const shared = globalThis as { countersignConnections?: Connections };

/** The process's connections to the database named by the environment. */
export function connections(): Connections {
  const url = databaseUrl();
  if (!url) throw new Error("No database yet: call boot() first.");
  if (shared.countersignConnections?.url !== url) shared.countersignConnections = connect(url);
  return shared.countersignConnections;
}

export async function disconnect() {
  const open = shared.countersignConnections;
  shared.countersignConnections = undefined;
  await Promise.all([open?.pool.end(), open?.prisma.$disconnect()]);
}
