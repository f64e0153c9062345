"use client";

import { formatRelative } from "@/lib/format";
import { Moment } from "./moment";
import styles from "./timeline.module.css";

export type TimelineEntry = { id: string; at: Date; text: string; detail?: string };

type Props = { entries: TimelineEntry[]; now: Date; empty: string };

/** What happened, newest first, each with how long ago that was and its exact time. */
export function Timeline({ entries, now, empty }: Props) {
  if (!entries.length) return <p>{empty}</p>;
  return (
    <ol className={styles.timeline}>
      {entries.map(({ id, at, text, detail }) => (
        <li key={id}>
          <p>{text}</p>
          <small>
            {formatRelative(at, now)} · <Moment at={at} />
            {detail && ` · ${detail}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
