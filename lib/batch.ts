/**
 * Gathers questions and asks them together: one is on its way at a time, and what comes meanwhile goes with the next. A lone
 * caller waits for nobody, many callers share a round trip, and every answer was read after its question came: nothing is
 * remembered. `load` answers in the order it was asked.
 */
export function batched<Key, Value>(load: (keys: Key[]) => Promise<Value[]>): (key: Key) => Promise<Value> {
  type Waiting = { key: Key; done: (value: Value) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isAsking = false;

  async function ask() {
    while (waiting.length) {
      const asked = waiting;
      waiting = [];
      try {
        const values = await load(asked.map(({ key }) => key));
        for (const [i, { done }] of asked.entries()) done(values[i] as Value);
      } catch (error) {
        for (const { failed } of asked) failed(error);
      }
    }
    isAsking = false;
  }

  return (key) =>
    new Promise((done, failed) => {
      waiting.push({ key, done, failed });
      if (isAsking) return;
      isAsking = true;
      // What else arrives in this turn of the event loop goes along.
      setImmediate(ask);
    });
}
