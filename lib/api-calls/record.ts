import { log } from "../log";
import { writeCalls } from "./write";

/** One call as the log keeps it. What is written out of request and answer holds no message of the parties. */
export type CallRecord = {
  id: string;
  at: Date;
  accountId: string | null;
  keyId: string | null;
  operation: string;
  agreementId: string | null;
  status: number;
  errorType: string | null;
  rule: string | null;
  durationMs: number;
  client: string | null;
  /** Made only when the call is written down, after its answer has left. */
  request: () => string | null;
  answer: () => string | null;
};

/** How often is written, in milliseconds. */
const pauseMs = 1000;
/** Calls kept a pause; what comes beyond them leaves no trace but its number. */
const mostCalls = 1000;
/** Of so many successful calls a pause the texts are kept; every failure keeps its own. */
const mostTexts = 50;

let waiting: CallRecord[] = [];
let uncounted = 0;
let timer: NodeJS.Timeout | undefined;
let writing = Promise.resolve();

/** Notes a call, to be written down later with its neighbours: nobody waits for it. */
export function recordCall(call: CallRecord): void {
  if (waiting.length >= mostCalls) uncounted++;
  else waiting.push(call);
  timer ??= setTimeout(() => void writeWaiting(), pauseMs).unref();
}

/** Writes down what was noted; also before the process ends, and where a test wants to look. */
export function writeWaiting(): Promise<void> {
  const calls = waiting;
  const left = uncounted;
  clearTimeout(timer);
  [waiting, uncounted, timer] = [[], 0, undefined];
  writing = writing.then(() => write(calls, left));
  return writing;
}

async function write(calls: CallRecord[], left: number) {
  if (left) log.warn({ calls: left }, "calls came faster than the request log keeps them");
  if (!calls.length) return;
  let texts = 0;
  const rows = calls.map(({ request, answer, ...call }) => {
    const isKept = call.status >= 400 || ++texts <= mostTexts;
    return { ...call, request: isKept ? request() : null, answer: isKept ? answer() : null };
  });
  await writeCalls(rows).catch((error) => log.warn({ err: error }, "the request log was not written"));
}
