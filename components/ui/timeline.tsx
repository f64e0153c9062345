import styles from "./timeline.module.css";

export type TimelineEntry = { id: string; at: string; text: string; detail?: string };

/** What happened, newest first, each with its exact time. */
export function Timeline({ entries, empty }: { entries: TimelineEntry[]; empty: string }) {
  if (!entries.length) return <p>{empty}</p>;
  return (
    <ol className={styles.timeline}>
      {entries.map(({ id, at, text, detail }) => (
        <li key={id}>
          <p>{text}</p>
          <small>
            {at}
            {detail && ` · ${detail}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
