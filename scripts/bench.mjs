// `npm run bench [name …]`: the figures that issues ask for, as ratios of two things measured in the same run.
import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

await prepare({ build: true });
const { status } = spawnSync(process.execPath, ["--import", "tsx", "bench/run.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
  // As the product runs: React alone is three times slower otherwise.
  env: { ...process.env, NODE_ENV: "production" },
});
process.exit(status ?? 1);
