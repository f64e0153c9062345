"use client";

import { useEffect, useState } from "react";

/** Whether the help panel is open, and at which of its headings. "Info" links and the help menu ask for it by an event. */
export function useHelp() {
  const [isOpen, setOpen] = useState(false);
  const [section, setSection] = useState("");
  useEffect(() => {
    const open = (event: Event) => {
      setSection(event instanceof CustomEvent ? String(event.detail) : "");
      setOpen(true);
    };
    document.addEventListener("countersign:help", open);
    return () => document.removeEventListener("countersign:help", open);
  }, []);
  return { isOpen, setOpen, section };
}
