"use client";

import type { FlashbarProps } from "@cloudscape-design/components/flashbar";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

export type Flash = Omit<FlashbarProps.MessageDefinition, "id" | "onDismiss" | "dismissible">;
type Flashes = { messages: FlashbarProps.MessageDefinition[]; show: (id: string, flash: Flash) => void };

const FlashContext = createContext<Flashes>({ messages: [], show: () => undefined });
/** The messages over the page. Showing one under the same id replaces the earlier: an operation has one message. */
export const useFlashes = () => useContext(FlashContext);

export function FlashProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<FlashbarProps.MessageDefinition[]>([]);
  const dismiss = useCallback(
    (id: string) => setMessages((current) => current.filter((message) => message.id !== id)),
    [],
  );
  const show = useCallback(
    (id: string, flash: Flash) =>
      setMessages((current) => [
        { ...flash, id, dismissible: true, dismissLabel: "Dismiss", onDismiss: () => dismiss(id) },
        ...current.filter((message) => message.id !== id),
      ]),
    [dismiss],
  );
  const value = useMemo(() => ({ messages, show }), [messages, show]);
  return <FlashContext value={value}>{children}</FlashContext>;
}
