import type { Metadata } from "next";
import { system } from "@/lib/auth/actor";
import { startContext } from "@/lib/context";
import { mailGroupLabels } from "@/lib/events/mail-groups";
import { maskEmail } from "@/lib/format";
import { findSubscription } from "@/lib/recipients/unsubscribe";
import { stop } from "./actions";
import styles from "./unsubscribe.module.css";

export const metadata: Metadata = { title: "Stop emails", robots: "noindex" };

type Props = { params: Promise<{ token: string }> };

/** Asks before it stops anything: mail scanners open every link. Works without scripts. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const found = await findSubscription(await startContext(system), token);
  return (
    <main className={styles.page}>
      <p className={styles.brand}>Countersign</p>
      {found ? (
        <>
          <h1>{found.isStopped ? "Emails are stopped" : "Stop these emails?"}</h1>
          <p>
            {maskEmail(found.email)} {found.isStopped ? "no longer gets" : "gets"} emails about {found.accountName} of
            the group <b>{mailGroupLabels[found.group].label}</b>:{" "}
            {mailGroupLabels[found.group].description.toLowerCase()}
          </p>
          {found.isStopped ? (
            <p>An administrator of {found.accountName} can switch them on again by adding the address anew.</p>
          ) : (
            <form action={stop}>
              <input type="hidden" name="token" value={token} />
              <button type="submit">Stop these emails</button>
            </form>
          )}
          <p>Requests that you must answer are always sent.</p>
        </>
      ) : (
        <>
          <h1>This link doesn't work</h1>
          <p>It may be incomplete. Copy the whole address from the email.</p>
        </>
      )}
    </main>
  );
}
