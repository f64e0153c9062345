"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { Call } from "@/lib/equivalent-call";
import { useShortcut } from "../shell/shortcut-keys";

const Dialogue = dynamic(() => import("./view-as-code"));

/** "View as code" of a page: what opens it, by the menu or the key `e`, and the dialogue itself. */
export function useCode(calls: Call[]) {
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(calls.length > 0);
  useShortcut("e", open);
  return { open, dialogue: isOpen && <Dialogue calls={calls} onClose={() => setOpen(false)} /> };
}
