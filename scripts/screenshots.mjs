// `npm run screenshots`: the pictures of the README, taken from a fresh sandbox.
import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

await prepare({ build: true });
const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/screenshots.ts"], { stdio: "inherit" });
process.exit(status ?? 1);
