// A fingerprint of everything a build reads, so that `npm start` and `npm test` build again exactly when something changed.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export const signatureFile = ".next/countersign-sources";
const roots = ["app", "components", "emails", "lib", "prisma", "public", "scripts"];
const files = ["server.ts", "worker.ts", "proxy.ts", "next.config.ts", "tsconfig.json", "package-lock.json"];

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !(folder === "prisma" && entry.name === "client"))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : join(folder, entry.name)));

export function sourceSignature() {
  const hash = createHash("sha256");
  for (const file of [...roots.flatMap(walk), ...files].sort()) {
    if (statSync(file, { throwIfNoEntry: false })) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
