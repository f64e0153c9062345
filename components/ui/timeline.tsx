"use client";

import { formatInstant } from "@/lib/format";
import { useDates } from "./dates";
import styles from "./timeline.module.css";

export type TimelineEntry = { id: string; at: Date; text: string; detail?: string };

/** What happened, newest first, each with its exact time. */
export function Timeline({ entries, empty }: { entries: TimelineEntry[]; empty: string }) {
  const dates = useDates();
  if (!entries.length) return <p>{empty}</p>;
  return (
    <ol className={styles.timeline}>
      {entries.map(({ id, at, text, detail }) => (
        <li key={id}>
          <p>{text}</p>
          <small>
            <time dateTime={at.toISOString()}>{formatInstant(at, dates)}</time>
            {detail && ` · ${detail}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
