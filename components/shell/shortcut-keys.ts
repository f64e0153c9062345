"use client";

import { useEffect, useRef } from "react";

const handlers = new Map<string, () => unknown>();

/** Lends keys to what is on the page now; of two that want the same key the newer has it. */
export function useShortcuts(wanted: Record<string, () => unknown>) {
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  const keys = Object.keys(wanted).join(" ");
  useEffect(() => {
    const returned = keys.split(" ").map((key) => lend(key, () => latest.current[key]?.()));
    return () => {
      for (const give of returned) give();
    };
  }, [keys]);
}

export const useShortcut = (key: string, handler: () => unknown) => useShortcuts({ [key]: handler });

function lend(key: string, run: () => unknown) {
  const earlier = handlers.get(key);
  handlers.set(key, run);
  return () => {
    if (handlers.get(key) !== run) return;
    if (earlier) handlers.set(key, earlier);
    else handlers.delete(key);
  };
}

/** Does what the key stands for here; false when it stands for nothing. */
export function runShortcut(key: string): boolean {
  const handler = handlers.get(key);
  handler?.();
  return Boolean(handler);
}
