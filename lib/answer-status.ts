import { AsyncLocalStorage } from "node:async_hooks";

type Answering = { statusCode: number };

// The server and the pages that Next bundles are separate copies of this module in one process.
const shared = globalThis as { countersignAnswers?: AsyncLocalStorage<Answering> };
const answers = (shared.countersignAnswers ??= new AsyncLocalStorage<Answering>());

/** Lets the page that answers a request choose its status. */
export const whileAnswering = <T>(response: Answering, work: () => T): T => answers.run(response, work);

/**
 * Sets the status of the page that is being drawn. Next's own way, `notFound()`, sends a page that only scripts can draw.
 * Call it before the page draws anything.
 */
export function answerWithStatus(status: 404 | 429) {
  const response = answers.getStore();
  if (response) response.statusCode = status;
}
