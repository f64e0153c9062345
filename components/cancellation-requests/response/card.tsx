import type { ReactNode } from "react";
import styles from "./response.module.css";

type Props = { title: string; id: string; children: ReactNode; tone?: "plain" | "strong" };

export function Card({ title, id, children, tone = "plain" }: Props) {
  return (
    <section className={`${styles.card} ${tone === "strong" ? styles.cardStrong : ""}`} aria-labelledby={id}>
      <h2 id={id} className={styles.cardTitle}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Names and values, as the console lists them. */
export const Pairs = ({ pairs }: { pairs: Record<string, ReactNode> }) => (
  <dl className={styles.pairs}>
    {Object.entries(pairs).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
