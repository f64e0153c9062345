import type { Metadata } from "next";
import { Footer } from "@/components/shell/footer";
import { requireSignedIn } from "@/lib/callers/portal";
import { paths } from "@/lib/paths";
import styles from "../signin.module.css";

export const metadata: Metadata = { title: "Signed in" };

/** Where signing in again ends that was asked for by a page in another tab. */
export default async function SignedInPage() {
  const { name } = await requireSignedIn();
  return (
    <>
      <main className={styles.page}>
        <h1 className={styles.title}>You are signed in again</h1>
        <p className={styles.claim}>
          {name}, go back to the tab you came from: your work is still there. You can close this one.
        </p>
        <p>
          <a href={paths.home()}>Go to Home instead</a>
        </p>
      </main>
      <Footer />
    </>
  );
}
