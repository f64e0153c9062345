import { connections } from "./db";
import { env } from "./env";
import { type Heartbeat, lastBeat } from "./jobs/heartbeat";
import { log } from "./log";

export type Health =
  | { status: "ok"; database: "ok"; worker: "ok" | "off"; workerSeenAt: Date | null }
  | { status: "unhealthy"; reason: string };

/** How long the database may take to answer before it counts as gone. */
const patienceMs = 3000;

/** Whether this process can do its work: the database answers and, unless this process has none, a worker is at work. */
export async function readHealth(): Promise<Health> {
  let heartbeat: Heartbeat | null;
  try {
    heartbeat = await soon(lastBeat(connections().db));
  } catch (error) {
    log.error({ err: error }, "the health check cannot reach the database");
    return { status: "unhealthy", reason: "The database does not answer." };
  }
  const isOff = env().WORKER === "off";
  if (isOff || heartbeat?.isFresh) {
    return { status: "ok", database: "ok", worker: isOff ? "off" : "ok", workerSeenAt: heartbeat?.at ?? null };
  }
  const reason = heartbeat
    ? `The worker last looked for due work at ${heartbeat.at.toISOString()}.`
    : "The worker has not looked for due work yet.";
  return { status: "unhealthy", reason };
}

async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
