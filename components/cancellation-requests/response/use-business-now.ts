import { useEffect, useState, useSyncExternalStore } from "react";

/** Business time as the server told it, moved on by the seconds that passed here since. It stands while the clock is frozen. */
export function useBusinessNow(serverNow: Date, isFrozen: boolean): Date {
  const [passedMs, setPassedMs] = useState(0);
  const from = serverNow.getTime();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer instant from the server starts the count again
  useEffect(() => {
    const arrivedAt = Date.now();
    setPassedMs(0);
    if (isFrozen) return;
    const timer = setInterval(() => setPassedMs(Date.now() - arrivedAt), 1000);
    return () => clearInterval(timer);
  }, [from, isFrozen]);
  return new Date(from + passedMs);
}

const never = () => () => undefined;
/** False on the server and while the page still stands as the server drew it. */
export const useIsEnhanced = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
