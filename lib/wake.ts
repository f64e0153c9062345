import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { connections, type Db, sql } from "./db";
import { log } from "./log";

const channel = "countersign_told";

/**
 * Tells every process, once this is committed, that there is something to deliver and to show. Not inside the transaction: a
 * notification's commit takes a lock that lets no two of them be written to the disk together. A process that dies between
 * the commit and this is covered by the relay's own looking.
 */
export const wake = (db: Db) => db.afterCommit(ring);

const wanted = new Set<Db>();
let isRinging = false;
/** One notification at a time; whatever comes meanwhile is covered by one more. */
async function ring(db: Db) {
  wanted.add(db);
  if (isRinging) return;
  isRinging = true;
  for (const next of wanted) {
    wanted.delete(next);
    // Lost at worst: everybody who listens also looks from time to time.
    await next.run(sql`select pg_notify(${channel}, '')`).catch(() => undefined);
  }
  isRinging = false;
}

const reconnectMs = 1000;

/** Calls `onWake` whenever any process has told something, until the returned function is called. Also once per connection. */
export function listen(onWake: () => void): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const listening = (async () => {
    while (!signal.aborted) {
      await listenOnce(onWake, signal).catch((error) => log.warn({ err: error }, "no longer listening, trying again"));
      if (!signal.aborted) await sleep(reconnectMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return () => {
    stopping.abort();
    return listening;
  };
}

async function listenOnce(onWake: () => void, signal: AbortSignal) {
  const client = new pg.Client({
    connectionString: connections().url,
    application_name: "countersign listener",
    keepAlive: true,
  });
  const lost = new Promise<void>((done) => {
    client.on("error", () => done());
    client.on("end", () => done());
    signal.addEventListener("abort", () => done(), { once: true });
  });
  try {
    await client.connect();
    client.on("notification", onWake);
    await client.query(`listen ${channel}`);
    onWake();
    await lost;
  } finally {
    await client.end().catch(() => undefined);
  }
}
