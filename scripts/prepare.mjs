// Installs what is missing and builds what is stale. Needs nothing but Node itself.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Countersign needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const run = (command, words, quiet) => {
  const { status } = spawnSync(command, words, {
    stdio: quiet ? ["ignore", 2, 2] : "inherit",
    env: { ...process.env, NODE_ENV: "development" },
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
};

const time = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

export async function prepare({ build = true, quiet = false } = {}) {
  if (time("node_modules/.package-lock.json") < time("package-lock.json")) {
    console.error("Installing packages…");
    // Not `npm ci`: it refuses a lock file that was written where packages for other platforms could not be had.
    run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], quiet);
  }
  if (!existsSync("prisma/client/client.ts")) run("npm", ["run", "-s", "db:generate"], quiet);
  if (!build) return;
  const { signatureFile, sourceSignature } = await import("./source-signature.mjs");
  const isFresh =
    existsSync("dist/server.js") &&
    existsSync(signatureFile) &&
    readFileSync(signatureFile, "utf8") === sourceSignature();
  if (isFresh) return;
  console.error("Building…");
  run(process.execPath, ["scripts/build.mjs"], quiet);
}
