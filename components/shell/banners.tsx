"use client";

import { paths } from "@/lib/paths";
import styles from "./banners.module.css";

export type BannerFacts = {
  /** As whom an administrator looks at the portal. */
  viewing: string | null;
  /** Business time, when it is not the real one. */
  simulatedTime: string | null;
  /** Requests that the buyer's account must decide, with the next deadline. */
  decide: { text: string; href: string; isUrgent: boolean } | null;
};

export function Banners({
  viewing,
  simulatedTime,
  decide,
  closeView,
}: BannerFacts & { closeView: () => Promise<void> }) {
  return (
    <>
      {viewing && (
        <form action={closeView} className={styles.urgent}>
          {viewing} Nothing can be changed.{" "}
          <button type="submit" className={styles.reload}>
            Close view
          </button>
        </form>
      )}
      {simulatedTime && (
        <div className={styles.banner} role="status">
          Simulated time: {simulatedTime}. Deadlines follow this clock.{" "}
          <a href={paths.developer.clock()}>Manage clock</a>
        </div>
      )}
      {decide && (
        <div className={decide.isUrgent ? styles.urgent : styles.banner} role="status">
          {decide.text} <a href={decide.href}>Review request</a>
        </div>
      )}
    </>
  );
}
