"use client";

import { type FocusEvent, type PointerEvent, useId, useRef, useState } from "react";
import styles from "./moment.module.css";
import { MomentDetails } from "./moment-details";
import { TimeText } from "./time-text";

/** Long enough that a pointer on its way elsewhere opens nothing. */
const openDelayMs = 150;
/** Long enough to cross the gap between the time and its tooltip. */
const closeDelayMs = 250;

/** A moment as this person reads it; pointing at it, focusing it or tapping it shows it in UTC, local time and ISO 8601. */
export function Moment({ at, hasSeconds = false }: { at: Date; hasSeconds?: boolean }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const setNow = (next: boolean) => {
    clearTimeout(timer.current);
    // A browser without popovers still shows the time itself.
    setOpen(next && "popover" in HTMLElement.prototype);
  };
  const setSoon = (next: boolean, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setNow(next), delayMs);
  };
  const enter = ({ pointerType }: PointerEvent) => pointerType === "mouse" && setSoon(true, openDelayMs);
  const leave = ({ pointerType, currentTarget }: PointerEvent) =>
    pointerType === "mouse" && !currentTarget.contains(document.activeElement) && setSoon(false, closeDelayMs);
  const blur = ({ currentTarget, relatedTarget }: FocusEvent) => currentTarget.contains(relatedTarget) || setNow(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only frames the button, which does the same by keyboard
    <span
      className={styles.moment}
      onPointerEnter={enter}
      onPointerLeave={leave}
      onFocus={() => setNow(true)}
      onBlur={blur}
    >
      {/* Naming the tooltip as its target keeps a click on the time from counting as one outside of it. */}
      <button
        type="button"
        popoverTarget={id}
        popoverTargetAction="show"
        aria-expanded={isOpen}
        onClick={() => setNow(true)}
      >
        <TimeText at={at} hasSeconds={hasSeconds} />
      </button>
      {isOpen && <MomentDetails id={id} at={at} onClose={() => setNow(false)} />}
    </span>
  );
}
