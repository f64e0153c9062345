// `npm run db:new NAME`: the migration that leads from the migrations there are to the schema as it is now.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]{2,60}$/.test(name ?? "")) {
  console.error("Name the change in lower case, for example: npm run db:new invoices_due_date");
  process.exit(1);
}
const words =
  "--no prisma migrate diff --from-migrations prisma/migrations --to-schema prisma/schema.prisma --script".split(" ");
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: resolve("scripts/schema-engine.mjs") };
const { status, stdout, stderr } = spawnSync("npx", words, { encoding: "utf8", env });
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}
if (!/\b(CREATE|ALTER|DROP)\b/.test(stdout)) {
  console.error("The schema and the migrations agree: there is nothing to write.");
  process.exit(1);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = join("prisma/migrations", `${stamp}_${name}`);
mkdirSync(folder);
writeFileSync(join(folder, "migration.sql"), stdout);
console.log(`${folder}/migration.sql is written. Read it before you commit it.`);
