import type { Metadata } from "next";
import type { ReactNode } from "react";
import styles from "@/components/cancellation-requests/response/response.module.css";

export const metadata: Metadata = { title: "Agreement cancellation request" };

/** The frame outside the console: nothing but the request. */
export default function RespondLayout({ children }: { children: ReactNode }) {
  return (
    <div className={`${styles.theme} ${styles.page}`}>
      <a href="#main" className="skip-link">
        Skip to the request
      </a>
      <header className={styles.topBar}>
        {/* biome-ignore lint/performance/noImgElement: one small vector, nothing to optimise */}
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={styles.name}>Countersign</span>
      </header>
      <main id="main" className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer}>
        An independent open-source project. Not affiliated with, endorsed by or sponsored by Amazon Web Services.
      </footer>
    </div>
  );
}
