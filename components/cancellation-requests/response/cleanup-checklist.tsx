import { Card } from "./card";
import styles from "./response.module.css";

/** What the buyer should do first, because a cancellation does not stop what runs. */
export const CleanupChecklist = () => (
  <Card title="Before you approve" id="before">
    <p className={styles.quiet}>Cancelling does not stop what runs in your account, nor what it costs.</p>
    <ul className={styles.checklist}>
      <li>Stop instances and jobs that use the product.</li>
      <li>Export the data you want to keep.</li>
      <li>Remove storage that nobody needs any more.</li>
    </ul>
  </Card>
);
