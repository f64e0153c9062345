"use client";

import { useEffect, useState } from "react";
import { formatSecond } from "@/lib/format";

/** A time that goes on from what the server said, second by second, or stands still. Not announced: it would never stop. */
export function RunningTime({ at, isRunning }: { at: Date; isRunning: boolean }) {
  const [shown, setShown] = useState(at);
  useEffect(() => {
    setShown(at);
    if (!isRunning) return;
    const since = performance.now();
    const timer = setInterval(() => setShown(new Date(at.getTime() + performance.now() - since)), 1000);
    return () => clearInterval(timer);
  }, [at, isRunning]);
  return <time dateTime={shown.toISOString()}>{formatSecond(shown)}</time>;
}
