"use client";

import { useEffect, useState } from "react";
import { paths } from "@/lib/paths";
import styles from "./banners.module.css";

export type BannerFacts = {
  /** As whom an administrator looks at the portal. */
  viewing: string | null;
  /** Business time, when it is not the real one. */
  simulatedTime: string | null;
  /** Whether the API throttles or fails on purpose. */
  isApiSimulated: boolean;
  /** The person looks at sample data and has not said that they know. */
  isSample: boolean;
  /** Requests that the buyer's account must decide, with the next deadline. */
  decide: { text: string; href: string; isUrgent: boolean } | null;
};

type Actions = { closeView: () => Promise<void>; dismiss: (hint: "sample-data") => Promise<unknown> };

export function Banners({
  viewing,
  simulatedTime,
  isApiSimulated,
  isSample,
  decide,
  closeView,
  dismiss,
}: BannerFacts & Actions) {
  const [isFolded, setFolded] = useFolded();
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
      {isApiSimulated && (
        <div className={styles.banner} role="status">
          The API throttles or fails on purpose. <a href={paths.developer.overview()}>Manage simulation</a>
        </div>
      )}
      {isSample && (
        <div className={styles.banner} role="status">
          You're exploring sample data. <a href={paths.developer.data()}>Import your own</a>{" "}
          <button
            type="button"
            className={styles.reload}
            aria-label="Dismiss the note about sample data"
            onClick={() => void dismiss("sample-data")}
          >
            Dismiss
          </button>
        </div>
      )}
      {decide && (
        <div className={decide.isUrgent ? styles.urgent : styles.banner} role="status">
          {isFolded ? "A decision is needed." : decide.text} <a href={decide.href}>Review request</a>{" "}
          <button
            type="button"
            className={styles.reload}
            aria-expanded={!isFolded}
            onClick={() => setFolded(!isFolded)}
          >
            {isFolded ? "Show more" : "Show less"}
          </button>
        </div>
      )}
    </>
  );
}

const foldedKey = "countersign-banner-folded";

/** What must be decided stays on every page; how much it says may be less until the browser closes. */
function useFolded() {
  const [isFolded, setFolded] = useState(false);
  useEffect(() => setFolded(sessionStorage.getItem(foldedKey) === "yes"), []);
  const fold = (wanted: boolean) => {
    sessionStorage.setItem(foldedKey, wanted ? "yes" : "no");
    setFolded(wanted);
  };
  return [isFolded, fold] as const;
}
