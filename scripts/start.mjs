// `npm start`: from a fresh clone to a running portal with nothing but Node and the npm registry.
import { spawn } from "node:child_process";
import { prepare } from "./prepare.mjs";

const words = process.argv.slice(2);
const entries = { "--worker": "dist/worker.js", "--import": "dist/import.js" };
const entry = entries[words[0]] ?? "dist/server.js";
const isDev = words[0] === "--dev";
if (isDev || words[0] in entries) words.shift();

// The importer may answer in JSON on standard output: preparations speak on standard error only.
await prepare({ build: !isDev, quiet: entry === entries["--import"] });
const command = isDev ? ["--import", "tsx", "server.ts"] : ["--enable-source-maps", entry];
const child = spawn(process.execPath, [...command, ...words], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: isDev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
