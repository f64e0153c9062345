import { loadavg } from "node:os";
import { approvals } from "./approvals";
import { lists } from "./lists";
import { relay } from "./relay";
import { searches } from "./searches";
import { start } from "./start";
import type { Bench } from "./support";
import { sweep } from "./sweep";
import { weight } from "./weight";
import { wire } from "./wire";

const benches: Record<string, Bench> = { lists, sweep, approvals, relay, searches, wire, weight, start };

/** One line a figure: name, ratio (or value), target, and whether it was reached. */
async function main() {
  const wanted = process.argv.slice(2);
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length && !wanted.includes(name)) continue;
    for await (const { name, value, target, note } of bench()) {
      console.log(`${name} ${value.toFixed(2)} ${target}${note ? `  (${note})` : ""}`);
    }
  }
  console.log(`load average ${loadavg()[0]?.toFixed(2)}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
