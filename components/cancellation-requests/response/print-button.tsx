"use client";

import styles from "./response.module.css";
import { useIsEnhanced } from "./use-business-now";

/** A page to keep: printing, or saving as PDF, is the confirmation. */
export const PrintButton = () =>
  useIsEnhanced() && (
    <button type="button" className={styles.button} onClick={() => print()}>
      Print confirmation
    </button>
  );
