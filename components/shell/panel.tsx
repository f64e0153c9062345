"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

type Panel = {
  panel: ReactNode;
  isPanelOpen: boolean;
  setPanelOpen: (isOpen: boolean) => void;
  setPanel: (panel: ReactNode) => void;
  help: ReactNode;
  setHelp: (help: ReactNode) => void;
};
const nothing = () => undefined;
const PanelContext = createContext<Panel>({
  panel: null,
  isPanelOpen: false,
  setPanelOpen: nothing,
  setPanel: nothing,
  help: null,
  setHelp: nothing,
});

/** What stands beside the content: a preview below it, help to its right. Pages fill them. */
export const usePanel = () => useContext(PanelContext);

export function PanelProvider({ children }: { children: ReactNode }) {
  const [panel, setPanel] = useState<ReactNode>(null);
  const [help, setHelp] = useState<ReactNode>(null);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const value = useMemo(
    () => ({ panel, setPanel, isPanelOpen, setPanelOpen, help, setHelp }),
    [panel, isPanelOpen, help],
  );
  return <PanelContext value={value}>{children}</PanelContext>;
}

/** Puts this help into the frame while its page is shown. */
export function Help({ children }: { children: ReactNode }) {
  const { setHelp } = usePanel();
  useEffect(() => {
    setHelp(children);
    return () => setHelp(null);
  }, [children, setHelp]);
  return null;
}
