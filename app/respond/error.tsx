"use client";

import { Notice } from "@/components/cancellation-requests/response/notice";
import styles from "@/components/cancellation-requests/response/response.module.css";

export default function RespondError({ reset }: { reset: () => void }) {
  return (
    <div className={styles.narrow}>
      <h1 className={styles.title}>Agreement cancellation request</h1>
      <Notice type="error" role="alert" title="We couldn't load this request">
        <p>Something went wrong on our side, or the connection was lost.</p>
      </Notice>
      <p className={styles.actions}>
        <button type="button" className={styles.button} onClick={reset}>
          Try again
        </button>
      </p>
    </div>
  );
}
