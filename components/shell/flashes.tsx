"use client";

import type { FlashbarProps } from "@cloudscape-design/components/flashbar";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";

export type Flash = Omit<FlashbarProps.MessageDefinition, "id" | "onDismiss" | "dismissible">;
type Flashes = { messages: FlashbarProps.MessageDefinition[]; show: (id: string, flash: Flash) => void };

const FlashContext = createContext<Flashes>({ messages: [], show: () => undefined });
/** The messages over the page. Showing one under the same id replaces the earlier: an operation has one message. */
export const useFlashes = () => useContext(FlashContext);

/** What went well and asks for nothing goes away by itself, but not under the pointer or the focus. */
const shownMs = 10_000;
const isLookedAt = () => Boolean(document.querySelector("#flashes:is(:hover, :focus-within)"));

export function FlashProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<FlashbarProps.MessageDefinition[]>([]);
  const dismiss = useCallback(
    (id: string) => setMessages((current) => current.filter((message) => message.id !== id)),
    [],
  );
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const show = useCallback(
    (id: string, flash: Flash) => {
      clearTimeout(timers.current.get(id));
      setMessages((current) => [
        { ...flash, id, dismissible: true, dismissLabel: "Dismiss", onDismiss: () => dismiss(id) },
        ...current.filter((message) => message.id !== id),
      ]);
      if (flash.type !== "success" || flash.action) return;
      const wait = () =>
        timers.current.set(
          id,
          setTimeout(() => (isLookedAt() ? wait() : dismiss(id)), shownMs),
        );
      wait();
    },
    [dismiss],
  );
  const value = useMemo(() => ({ messages, show }), [messages, show]);
  return <FlashContext value={value}>{children}</FlashContext>;
}
