"use client";

import { useCallback, useEffect, useRef } from "react";

/** Asks before the window closes over something typed. Returns what to call once it is safe to go. */
export function useLeaveWarning(isDirty: boolean): () => void {
  const isDone = useRef(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty && !isDone.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);
  return useCallback(() => {
    isDone.current = true;
  }, []);
}
