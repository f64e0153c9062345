import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { disconnect } from "@/lib/db";
import { provide } from "@/lib/env";
import { startEmbedded } from "@/lib/postgres/embedded";
import { migrate } from "@/lib/postgres/migrate";
import { killAtRandom } from "@/tests/support/kills";

/** 50 kills during 1,000 transitions, unless said otherwise; a third word names another command to start the app with. */
async function main() {
  const [kills = "50", transitions = "1000", command = `${process.execPath} dist/server.js`] = process.argv.slice(2);
  const root = await mkdtemp(join(tmpdir(), "countersign-kills-"));
  const server = await startEmbedded(root);
  try {
    provide({ DATABASE_URL: server.url, AUTH_SECRET: "a secret for kills that nobody else uses" });
    process.env.DATA_DIR = root;
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await migrate(client, resolve("prisma/migrations"));
    await client.end();
    const report = await killAtRandom({
      kills: Number(kills),
      transitions: Number(transitions),
      command: command.split(" "),
      keys: {
        seller: { accessKeyId: "sample-northwind-operator", secretAccessKey: "sample-secret-northwind-operator" },
        buyer: { accessKeyId: "sample-harbour-approver", secretAccessKey: "sample-secret-harbour-approver" },
      },
      say: (line) => console.log(line),
    });
    console.log(`${report.kills} kills during ${report.transitions} transitions, ${report.unfinished} unfinished`);
    for (const [name, { expected, lost, unexpected, repeats, mostPerKill }] of Object.entries(report.sinks)) {
      console.log(
        `${name}: ${expected} expected, ${lost.length} lost, ${unexpected.length} unexpected, ${repeats} calls repeated, at most ${mostPerKill} for one kill`,
      );
    }
    console.log(`doubled after dedup: ${report.doubled.length}`);
    const isProven =
      !report.doubled.length &&
      !report.unfinished &&
      Object.values(report.sinks).every(
        ({ lost, unexpected, mostPerKill }) => !lost.length && !unexpected.length && mostPerKill <= 1,
      );
    process.exitCode = isProven ? 0 : 1;
  } finally {
    await disconnect();
    await server.stop();
    await rm(root, { recursive: true, force: true });
    await rm(server.folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
