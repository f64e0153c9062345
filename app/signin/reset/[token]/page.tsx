import type { Metadata } from "next";
import { Footer } from "@/components/shell/footer";
import { answerWithStatus } from "@/lib/answer-status";
import { system } from "@/lib/auth/actor";
import { isPasswordLink } from "@/lib/auth/password-link";
import { startContext } from "@/lib/context";
import { paths } from "@/lib/paths";
import styles from "../../signin.module.css";
import { choosePassword } from "./actions";
import { ResetForm } from "./form";

export const metadata: Metadata = { title: "Choose a new password" };

type Props = { params: Promise<{ token: string }> };

/** Opening it changes nothing, however often and by whomever: mail scanners open every link. */
export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params;
  const isWorking = await isPasswordLink(await startContext(system), token);
  if (!isWorking) answerWithStatus(404);
  return (
    <>
      <main className={styles.page}>
        {isWorking ? (
          <>
            <h1 className={styles.title}>Choose a new password</h1>
            <p className={styles.claim}>You are then signed out everywhere, and sign in with the new one.</p>
            <ResetForm action={choosePassword} token={token} />
          </>
        ) : (
          <>
            <h1 className={styles.title}>This link doesn't work</h1>
            <p className={styles.claim}>
              It may be incomplete, too old, used already, or replaced by a newer one. Nothing was changed.
            </p>
          </>
        )}
        <p>
          <a href={paths.forgotPassword()}>Ask for a new link</a>
        </p>
      </main>
      <Footer />
    </>
  );
}
