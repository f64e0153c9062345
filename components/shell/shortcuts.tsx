"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useFlashes } from "./flashes";
import { useNavigate } from "./link-navigation";
import type { NavSection } from "./navigation";
import { runShortcut, useShortcut } from "./shortcut-keys";

const Overview = dynamic(() => import("./shortcut-overview"));

/** How long after `g` the letter of a place may come. */
const placePauseMs = 1500;

/** Single keys, never while typing, and not at all for those who turned them off. Everything works without them, too. */
export function Shortcuts({ sections, isOn }: { sections: NavSection[]; isOn: boolean }) {
  const { navigate } = useNavigate();
  const { show } = useFlashes();
  const [isExplained, setExplained] = useState(false);
  const waitsUntil = useRef(0);
  useShortcut("?", () => setExplained(true));
  useShortcut("/", () => document.dispatchEvent(new Event("countersign:search")));
  useShortcut(".", () => {
    navigator.clipboard
      .writeText(window.location.href)
      .then(() => show("copy", { type: "success", content: "Link to this page copied." }))
      .catch(() => show("copy", { type: "error", content: "Couldn't copy. Copy the address from the address bar." }));
  });
  useEffect(() => {
    if (!isOn) return;
    const places = new Map(
      sections.flatMap(({ links }) => links.flatMap(({ key, href }) => (key ? [[key, href]] : []))),
    );
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      const place = performance.now() < waitsUntil.current ? places.get(event.key) : undefined;
      waitsUntil.current = event.key === "g" ? performance.now() + placePauseMs : 0;
      if (place) navigate(place);
      else if (!runShortcut(event.key === "Enter" ? "enter" : event.key)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate, sections, isOn]);
  useEffect(() => {
    const explain = () => setExplained(true);
    document.addEventListener("countersign:shortcuts", explain);
    return () => document.removeEventListener("countersign:shortcuts", explain);
  }, []);
  return isExplained && <Overview sections={sections} isOn={isOn} onClose={() => setExplained(false)} />;
}

/** Whether the key belongs to what has the focus: a field, a dialogue, an open list; Enter also to a link or a button. */
function isBusy({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typing =
    "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
  return (
    Boolean(target.closest(typing)) || (key === "Enter" && Boolean(target.closest("a, button, [role=button], summary")))
  );
}
