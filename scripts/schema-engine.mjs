#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which cannot be downloaded everywhere: the same JSON-RPC over stdio, answered
// by the WASM schema engine that ships on npm. Only diffs are computed here, against a throw-away in-memory Postgres.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

const datamodels = process.argv.flatMap((word, i, all) =>
  word === "--datamodels" ? [[all[i + 1], readFileSync(all[i + 1], "utf8")]] : [],
);
const write = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

const adapters = () => {
  const factory = new PrismaPGlite(new PGlite({ extensions: { pg_trgm } }));
  factory.connectToShadowDb = () => new PrismaPGlite(new PGlite({ extensions: { pg_trgm } })).connect();
  return bindMigrationAwareSqlAdapterFactory(factory);
};

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { get: () => "", set_message: () => undefined };
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = new URL("./schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = new WebAssembly.Module(await readFile(wasm));
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapters());
}

let engine;
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = line.trim() ? JSON.parse(line) : {};
  if (!method) continue;
  try {
    engine ??= await loadEngine();
    const result = await engine[method](Array.isArray(params) ? params[0] : params);
    if (method === "diff" && result.stdout)
      write({ id: 1_000_000 + id, method: "print", params: { content: result.stdout } });
    write({ id, result: method === "diff" ? { exitCode: result.exitCode, stdout: null } : (result ?? {}) });
  } catch (error) {
    const data = {
      is_panic: false,
      message: error?.message ?? String(error),
      meta: error?.meta ?? {},
      error_code: error?.code,
    };
    write({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
  }
}
process.exit(0);
