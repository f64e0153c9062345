"use client";

import { useEffect, useRef } from "react";
import { paths } from "@/lib/paths";
import { useNavigate } from "./link-navigation";

const places: Record<string, string> = {
  h: paths.home(),
  a: paths.sell.agreements(),
  c: paths.sell.cancellationRequests(),
};

/** Single keys, never while typing: / searches, g then a letter goes to a place. Everything works without them, too. */
export function Shortcuts() {
  const { navigate } = useNavigate();
  const waitsForPlace = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const isTyping = target?.closest("input, textarea, select, [contenteditable], [role=dialog]");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const place = waitsForPlace.current ? places[event.key] : undefined;
      waitsForPlace.current = event.key === "g";
      if (place) navigate(place);
      if (event.key === "/") {
        event.preventDefault();
        document.dispatchEvent(new Event("countersign:search"));
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate]);
  return null;
}
