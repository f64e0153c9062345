import styles from "./link-tabs.module.css";

export type LinkTab = { text: string; href: string; badge?: number };

/** Tabs that are pages: each has its own address. */
export function LinkTabs({ label, tabs, active }: { label: string; tabs: LinkTab[]; active: string }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul>
        {tabs.map(({ text, href, badge }) => (
          <li key={href}>
            <a href={href} aria-current={href === active ? "page" : undefined}>
              {text}
              {badge ? <span className={styles.badge}>{badge}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
