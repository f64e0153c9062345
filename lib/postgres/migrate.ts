import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";

/** Prisma's own advisory lock, so that `prisma migrate` and this runner never work at the same time. */
const migrationLock = 72707369;

/**
 * Applies the migrations of `folder` that the database does not have yet, in order, each in a transaction with its row in
 * Prisma's bookkeeping table. Returns their names. The connection must be one session, not a pool.
 *
 * @throws when a known migration was edited, failed earlier, or the database is newer than this build
 */
export async function migrate(client: pg.ClientBase, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
  await client.query("select pg_advisory_lock($1)", [migrationLock]);
  try {
    await client.query(`create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
      logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0)`);
    const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
      "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
    );
    const known = new Map(rows.map((row) => [row.migration_name, row]));
    const unknown = [...known.keys()].filter((name) => !names.includes(name));
    if (unknown.length)
      throw new Error(`The database is newer than this build: it has ${unknown.join(", ")}. Start the newer build.`);

    const applied: string[] = [];
    for (const name of names) {
      const script = await readFile(join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(script).digest("hex");
      const earlier = known.get(name);
      if (!earlier) {
        await apply(client, name, script, checksum);
        applied.push(name);
      } else if (!earlier.finished_at) throw new Error(`Migration ${name} failed earlier and needs a look.`);
      else if (earlier.checksum !== checksum) throw new Error(`Migration ${name} was edited after it was applied.`);
    }
    return applied;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
  }
}

async function apply(client: pg.ClientBase, name: string, script: string, checksum: string) {
  await client.query("begin");
  try {
    await client.query(script);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name}: ${(error as Error).message}`, { cause: error });
  }
}
