import type { ReactNode } from "react";
import styles from "./response.module.css";

const icons = {
  info: "M8 7v4.5M8 4.4v.2",
  success: "m4.8 8.2 2.2 2.3 4.2-4.6",
  warning: "M8 4.2v4.6M8 11.4v.2",
  error: "M5.4 5.4l5.2 5.2m0-5.2-5.2 5.2",
} as const;

type Props = { type: keyof typeof icons; title?: ReactNode; children?: ReactNode; role?: "alert" | "status" };

/** A message in a box: icon and words, never the colour alone. */
export function Notice({ type, title, children, role }: Props) {
  return (
    <div className={`${styles.notice} ${styles[type]}`} role={role}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.noticeIcon}>
        <circle cx="8" cy="8" r="7" />
        <path d={icons[type]} />
      </svg>
      <div>
        {title && <p className={styles.noticeTitle}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
