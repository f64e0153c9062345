"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { spellOut } from "@/lib/format";
import { useDates } from "./dates";
import styles from "./moment.module.css";

/** The tooltip of a moment. The browser's own popover closes it by Escape or by a click elsewhere, and keeps one open at most. */
export function MomentDetails({ id, at, onClose }: { id: string; at: Date; onClose: () => void }) {
  const box = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState("");
  const { utc, local, iso } = spellOut(at, Intl.DateTimeFormat().resolvedOptions().timeZone, useDates());
  useLayoutEffect(() => {
    if (!box.current?.parentElement || box.current.matches(":popover-open")) return;
    box.current.showPopover();
    placeBeside(box.current.parentElement, box.current);
  }, []);
  const copy = () =>
    navigator.clipboard.writeText(iso).then(
      () => setCopied("Copied"),
      () => setCopied("Couldn't copy"),
    );
  return (
    <span
      ref={box}
      id={id}
      popover="auto"
      className={styles.details}
      onToggle={({ newState }) => newState === "closed" && onClose()}
    >
      <b>UTC</b>
      <span>{utc}</span>
      <b>Local</b>
      <span>{local}</span>
      <b>ISO 8601</b>
      <span>
        {iso}{" "}
        <button type="button" className="info-link" aria-label={`Copy ${iso}`} onClick={copy}>
          Copy
        </button>
        <output>{copied}</output>
      </span>
    </span>
  );
}

const gap = 4;
const margin = 8;

/** Below the time, or above it where the window ends, and never past the window's sides. */
function placeBeside(time: HTMLElement, box: HTMLElement) {
  const { left, top, bottom } = time.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const hasRoomBelow = bottom + gap + height <= window.innerHeight;
  const x = Math.max(margin, Math.min(left, document.documentElement.clientWidth - width - margin));
  const y = hasRoomBelow || top < gap + height ? bottom + gap : top - gap - height;
  box.style.left = `${x + window.scrollX}px`;
  box.style.top = `${y + window.scrollY}px`;
}
