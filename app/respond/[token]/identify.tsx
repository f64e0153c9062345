import { Card } from "@/components/cancellation-requests/response/card";
import { ConfirmCodeForm, SendCodeForm } from "@/components/cancellation-requests/response/code-forms";
import styles from "@/components/cancellation-requests/response/response.module.css";
import type { PageVisit } from "@/lib/callers/response-page";
import { maskEmail } from "@/lib/format";
import { paths } from "@/lib/paths";
import { confirmCode, sendCode } from "./actions";

type Props = { visit: PageVisit; contactId: string | undefined };

/** The shared link names nobody: the visitor signs in, or proves to read a registered address. */
export function Identify({ visit, contactId }: Props) {
  const { here, viewToken, demoName } = visit;
  const contacts = visit.contacts.map(({ id, email }) => ({ id, email: maskEmail(email) }));
  const sentTo = contacts.find(({ id }) => id === contactId);
  const hidden = { view: viewToken };
  return (
    <Card title="A decision is needed" id="identify" tone="strong">
      <p>Show that you answer for the buyer. Then you see the whole request and can approve or deny it.</p>
      {sentTo && <ConfirmCodeForm action={confirmCode} hidden={hidden} contact={sentTo} />}
      {contacts.length > 0 && (
        <SendCodeForm
          action={sendCode}
          hidden={hidden}
          contacts={contacts}
          summary={sentTo && "No code? Send a new one"}
        />
      )}
      <p className={styles.or}>or</p>
      <p className={styles.actions}>
        <a className={sentTo ? styles.button : styles.buttonPrimary} href={paths.signIn(here)}>
          Sign in
        </a>
        {demoName && (
          <a className={styles.button} href={paths.signIn(here)}>
            Continue as {demoName} <span className={styles.chip}>Demo sign-in</span>
          </a>
        )}
      </p>
    </Card>
  );
}
