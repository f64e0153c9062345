import styles from "@/components/cancellation-requests/response/response.module.css";
import type { PageVisit } from "@/lib/callers/response-page";
import { endSession } from "./actions";

/** Whoever came in by a one-time code sees how far it reaches, and can leave. */
export function SessionNote({ visit: { viewer, request } }: { visit: PageVisit }) {
  if (viewer.kind !== "decider" || viewer.via !== "ONE_TIME_CODE") return null;
  return (
    <form action={endSession} className={styles.session}>
      <span>
        Responding to request <span className="id">{request.id}</span> only
      </span>
      <button type="submit" className={styles.linkButton}>
        End session
      </button>
    </form>
  );
}
