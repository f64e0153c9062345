import packageFile from "../../package.json";
import { authorizeAdministration } from "../accounts/authorize";
import { machineNow, readClock } from "../clock";
import type { Context } from "../context";
import { sql } from "../db";
import { readQueue } from "../deliveries/queue";
import { env } from "../env";
import { lastBeat } from "../jobs/heartbeat";
import { listSettings, withoutCredentials } from "./configuration";

/** How the installation is and how it fares. @throws ForbiddenError the actor is no administrator */
export async function readSystem(ctx: Context) {
  authorizeAdministration(ctx);
  const [database, clock, worker, queue] = await Promise.all([
    ctx.db.row<{ version: string; bytes: number }>(sql`
      select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`),
    readClock(ctx.db),
    lastBeat(ctx.db),
    readQueue(ctx),
  ]);
  const { MODE, SMTP_URL, WORKER } = env();
  return {
    version: packageFile.version,
    node: process.version,
    mode: MODE,
    database: database ?? { version: "unknown", bytes: 0 },
    clock,
    machineNow: machineNow(),
    worker: { ...worker, runsHere: WORKER === "on" },
    mailServer: SMTP_URL ? withoutCredentials(SMTP_URL) : null,
    queue,
    settings: listSettings(),
  };
}
export type SystemView = Awaited<ReturnType<typeof readSystem>>;
