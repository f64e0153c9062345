// Builds what `npm start` runs: the Prisma client, the pages, and one file each for the server, the worker and the importer.
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { signatureFile, sourceSignature } from "./source-signature.mjs";

const run = (command, words, env = {}) => {
  const { status } = spawnSync(command, words, { stdio: "inherit", env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
};

const signature = sourceSignature();
// Generating needs no engine, but its command wants to see an executable under this name.
run("npx", ["prisma", "generate"], {
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
});
run("npx", ["next", "build"], { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", MODE: "sandbox" });
await build({
  entryPoints: ["server.ts", "worker.ts", "scripts/import.ts"].filter((file) => existsSync(file)),
  entryNames: "[name]",
  outdir: "dist",
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: true,
  jsx: "automatic",
  logLevel: "warning",
});
writeFileSync(signatureFile, signature);
