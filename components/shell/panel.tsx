"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type Panel = {
  panel: ReactNode;
  isPanelOpen: boolean;
  setPanelOpen: (isOpen: boolean) => void;
  setPanel: (panel: ReactNode) => void;
};
const nothing = () => undefined;
const PanelContext = createContext<Panel>({
  panel: null,
  isPanelOpen: false,
  setPanelOpen: nothing,
  setPanel: nothing,
});

/** What stands below the content: a preview, which pages fill. */
export const usePanel = () => useContext(PanelContext);

export function PanelProvider({ children }: { children: ReactNode }) {
  const [panel, setPanel] = useState<ReactNode>(null);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const value = useMemo(() => ({ panel, setPanel, isPanelOpen, setPanelOpen }), [panel, isPanelOpen]);
  return <PanelContext value={value}>{children}</PanelContext>;
}
