import { startContext } from "../context";
import { log } from "../log";
import { listen } from "../wake";
import { readBell } from "./bell";
import { actorOf, type SignedIn } from "./portal";

/** The fewest milliseconds between two messages to one window, however much happens. */
const pauseMs = 500;
/** A sign of life, so that nothing on the way takes the connection for dead. */
const beatMs = 25_000;
/** After so long a window connects again, which asks anew who it is. */
const longestMs = 10 * 60_000;

const watchers = new Set<() => void>();
let stopListening: (() => Promise<void>) | null = null;

/** One listener for all windows of this process, as long as there are any. */
function watch(onNews: () => void): () => void {
  watchers.add(onNews);
  stopListening ??= listen(() => {
    for (const tell of watchers) tell();
  });
  return () => {
    watchers.delete(onNews);
    if (watchers.size) return;
    void stopListening?.();
    stopListening = null;
  };
}

/**
 * Server-sent events for one window: what its bell shows, at once and whenever that changes.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function liveBell(person: SignedIn, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      let shown = "";
      let isReading = false;
      let isWanted = false;
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = async () => {
        isWanted = true;
        if (isReading) return;
        isReading = true;
        while (isWanted && !signal.aborted) {
          isWanted = false;
          const bell = JSON.stringify(await readBell(await startContext(actorOf(person))));
          if (bell !== shown) send(`data: ${bell}\n\n`);
          shown = bell;
          await new Promise((later) => setTimeout(later, pauseMs));
        }
        isReading = false;
      };
      const onNews = () => void tell().catch((error) => fail(error));
      const stopWatching = watch(onNews);
      const beat = setInterval(() => send(": still here\n\n"), beatMs);
      const over = setTimeout(() => end(), longestMs);
      let isOver = false;
      end = () => {
        if (isOver) return;
        isOver = true;
        stopWatching();
        clearInterval(beat);
        clearTimeout(over);
        controller.close();
      };
      const fail = (error: unknown) => {
        if (!isOver) log.warn({ err: error }, "a window is no longer told");
        end();
      };
      signal.addEventListener("abort", () => end(), { once: true });
      send("retry: 3000\n\n");
      onNews();
    },
    cancel: () => end(),
  });
}
