"use client";

import { formatInstant, formatTimeLeft } from "@/lib/format";
import styles from "./response.module.css";
import { useBusinessNow, useIsEnhanced } from "./use-business-now";

const hourMs = 3_600_000;

type Props = { deadline: Date; now: Date; isFrozen: boolean };

/** Until when the buyer can answer: the stored instant first, then the time left, which runs on while the page is open. */
export function DeadlineStrip({ deadline, now: serverNow, isFrozen }: Props) {
  const now = useBusinessNow(serverNow, isFrozen);
  const leftMs = deadline.getTime() - now.getTime();
  const isSoon = leftMs < 48 * hourMs;
  return (
    <div className={`${styles.strip} ${isSoon ? styles.warning : styles.info}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.noticeIcon}>
        <circle cx="8" cy="8" r="7" />
        <path d="M8 4v4l2.6 1.6" />
      </svg>
      <p>
        <strong>
          Respond by <time dateTime={deadline.toISOString()}>{formatInstant(deadline)}</time>
        </strong>
        <YourTime at={deadline} />
        {" · "}
        <strong className={styles.timeLeft}>
          {leftMs > 0 && leftMs < hourMs ? countdown(leftMs) : formatTimeLeft(deadline, now)}
        </strong>
        <span className={styles.consequence}>If you don't respond, the cancellation is approved automatically.</span>
      </p>
      <p role="status" className={styles.visuallyHidden}>
        {milestone(deadline.getTime() - serverNow.getTime(), leftMs)}
      </p>
    </div>
  );
}

/** The same instant on the reader's own clock, where that differs from UTC. */
function YourTime({ at }: { at: Date }) {
  const isEnhanced = useIsEnhanced();
  if (!isEnhanced || at.getTimezoneOffset() === 0) return null;
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  const isSameDay = at.getDate() === at.getUTCDate();
  const text = isSameDay
    ? at.toLocaleTimeString("en-GB", time)
    : at.toLocaleString("en-GB", { day: "numeric", month: "long", ...time });
  return ` (your time ${text.replace(" at ", ", ")})`;
}

function countdown(leftMs: number): string {
  const seconds = Math.floor(leftMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s left`;
}

/** Screen readers hear of the time left twice only: when 24 hours and when one hour remain. */
function milestone(leftAtFirstMs: number, leftMs: number): string {
  const passed = [hourMs, 24 * hourMs].find((mark) => leftMs <= mark && leftAtFirstMs > mark);
  return passed ? `${passed === hourMs ? "One hour" : "24 hours"} left to respond.` : "";
}
