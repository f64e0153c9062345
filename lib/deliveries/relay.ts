import { setTimeout as sleep } from "node:timers/promises";
import { connections, type Db } from "../db";
import { log } from "../log";
import { listen } from "../wake";
import { findDueDestinations, sendSomeEvents } from "./event-lane";
import { sendSomeMail } from "./mail-lane";
import { closeSenders } from "./targets";
import { closeTransport, currentTransport, type Transport } from "./transport";

/** How often the relay looks by itself: for retries, and for what nobody could announce. News wakes it at once. */
const pollMs = 500;

type Counts = { sent: number; failed: number };
/** One way out: all mail, or one destination. Lanes do not wait for each other. */
type Lane = { name: string; sendSome: () => Promise<Counts> };

async function lanes(db: Db, transport: () => Transport | null): Promise<Lane[]> {
  const destinations = await findDueDestinations(db);
  return [
    { name: "mail", sendSome: () => sendSomeMail(db, transport()) },
    ...destinations.map((id) => ({ name: id, sendSome: () => sendSomeEvents(db, id) })),
  ];
}

async function drain({ sendSome }: Lane, signal?: AbortSignal): Promise<Counts> {
  const total = { sent: 0, failed: 0 };
  while (!signal?.aborted) {
    const { sent, failed } = await sendSome();
    if (!sent && !failed) break;
    total.sent += sent;
    total.failed += failed;
  }
  return total;
}

/**
 * Sends every mail and event that is due, once, and tells how many went out and how many must wait for another try. Any
 * number of relays share the work: each claims rows nobody else holds, sends outside any transaction, and finishes only what
 * it holds.
 */
export async function deliverDue({
  transport = currentTransport(),
}: {
  transport?: Transport | null;
} = {}): Promise<Counts> {
  const { db } = connections();
  const total = { sent: 0, failed: 0 };
  for (let before = -1; total.sent + total.failed > before; ) {
    before = total.sent + total.failed;
    const rounds = await Promise.all((await lanes(db, () => transport)).map((lane) => drain(lane)));
    for (const { sent, failed } of rounds) {
      total.sent += sent;
      total.failed += failed;
    }
  }
  return total;
}

/** Runs the relay until the returned function is called, which waits for what is on its way. */
export function startRelay(): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Map<string, Promise<void>>();
  let look = () => {};
  const run = (lane: Lane) => {
    const work = drain(lane, signal)
      .then(() => undefined)
      .catch((error) => log.error({ err: error, lane: lane.name }, "the relay stumbled and goes on"))
      .finally(() => running.delete(lane.name));
    running.set(lane.name, work);
  };
  const looking = (async () => {
    while (!signal.aborted) {
      const called = new Promise<void>((done) => (look = done));
      const found = await lanes(connections().db, currentTransport).catch((error) => {
        log.error({ err: error }, "the relay cannot look and tries again");
        return [];
      });
      for (const lane of found) {
        const busy = running.get(lane.name);
        // What came while a lane was on its last look is looked for again when it is done.
        if (busy) void busy.then(() => look());
        else run(lane);
      }
      await Promise.race([called, sleep(pollMs, undefined, { signal }).catch(() => undefined)]);
    }
  })();
  const stopListening = listen(() => look());
  return async function stopRelay() {
    stopping.abort();
    await Promise.all([looking, stopListening()]);
    await Promise.all(running.values());
    closeTransport();
    closeSenders();
  };
}
