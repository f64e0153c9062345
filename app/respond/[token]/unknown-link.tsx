import { Notice } from "@/components/cancellation-requests/response/notice";
import styles from "@/components/cancellation-requests/response/response.module.css";
import { paths } from "@/lib/paths";

/** The one answer to every bad link; after too many of them, how long to wait. */
export const UnknownLink = ({ throttled }: { throttled: string | null }) => (
  <div className={styles.narrow}>
    <h1 className={styles.title}>Agreement cancellation request</h1>
    <Notice type="error" title={throttled ?? "This link doesn't work."}>
      <p>It may be incomplete. Copy it again from the email, or sign in to see your requests.</p>
    </Notice>
    <p className={styles.actions}>
      <a className={styles.buttonPrimary} href={paths.signIn(paths.buy.cancellationRequests())}>
        Sign in
      </a>
    </p>
  </div>
);
