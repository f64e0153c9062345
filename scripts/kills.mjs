// `npm run kills [kills] [transitions]`: kills the running app at random while clients use it, and proves that nothing is lost.
import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

await prepare({ build: true });
const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/kills.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
