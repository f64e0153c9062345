import { boot } from "@/lib/boot";
import { startWorker } from "@/lib/jobs/worker";

/** A process that only watches deadlines and sends mail, beside web processes that run with WORKER=off. */
async function main() {
  const booted = await boot();
  const stopWorker = startWorker();
  console.log(`Countersign's worker is at work\n  database: ${booted.database}`);

  const stop = async () => {
    await stopWorker();
    await booted.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
