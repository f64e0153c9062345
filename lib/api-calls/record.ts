import { log } from "../log";
import { type CallRow, writeCalls } from "./write";

/** One call as the log keeps it, and how its texts are made: after the answer has left, and without the parties' messages. */
export type CallRecord = Omit<CallRow, "request" | "answer"> & {
  request: () => string | null;
  answer: () => string | null;
};

/** How often is written, in milliseconds. */
const pauseMs = 1000;
/** Calls kept a pause; what comes beyond them leaves no trace but its number. */
const mostCalls = 1000;
/** Of so many successful calls a pause the texts are kept; every failure keeps its own. */
const mostTexts = 50;

const noText = () => null;

let waiting: CallRecord[] = [];
let texts = 0;
let uncounted = 0;
let timer: NodeJS.Timeout | undefined;
let writing = Promise.resolve();

/** Notes a call, to be written down later with its neighbours: nobody waits for it. `make` is not asked when there is no room. */
export function recordCall(make: () => CallRecord): void {
  timer ??= setTimeout(() => void writeWaiting(), pauseMs).unref();
  if (waiting.length >= mostCalls) {
    uncounted++;
    return;
  }
  const call = make();
  if (call.status >= 400 || ++texts <= mostTexts) waiting.push(call);
  // Without its texts a call holds on to nothing of the request.
  else waiting.push({ ...call, request: noText, answer: noText });
}

/** Writes down what was noted; also before the process ends, and where a test wants to look. */
export function writeWaiting(): Promise<void> {
  const calls = waiting;
  const left = uncounted;
  clearTimeout(timer);
  [waiting, texts, uncounted, timer] = [[], 0, 0, undefined];
  writing = writing.then(() => write(calls, left));
  return writing;
}

async function write(calls: CallRecord[], left: number) {
  if (left) log.warn({ calls: left }, "calls came faster than the request log keeps them");
  if (!calls.length) return;
  const rows = calls.map((call) => ({ ...call, request: call.request(), answer: call.answer() }));
  await writeCalls(rows).catch((error) => log.warn({ err: error }, "the request log was not written"));
}
