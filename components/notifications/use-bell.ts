import { useEffect, useState } from "react";
import type { BellFacts } from "@/lib/notifications/words";
import { paths } from "@/lib/paths";

/** Without a stream of news a window asks again by itself, this often. */
const pollMs = 60_000;

/** The bell as it is now: what the page came with, then what the server tells; asked for when it cannot tell. */
export function useBell(initial: BellFacts): BellFacts {
  const [bell, setBell] = useState(initial);
  useEffect(() => setBell(initial), [initial]);
  useEffect(() => {
    const stream = new EventSource(paths.api.live());
    stream.onmessage = ({ data }) => setBell(JSON.parse(data));
    const poll = setInterval(() => {
      if (stream.readyState === EventSource.OPEN) return;
      fetch(paths.api.bell())
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((bell) => bell && setBell(bell))
        .catch(() => undefined);
    }, pollMs);
    return () => {
      stream.close();
      clearInterval(poll);
    };
  }, []);
  return bell;
}
