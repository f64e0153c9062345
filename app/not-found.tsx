import type { Metadata } from "next";
import { Footer } from "@/components/shell/footer";
import { paths } from "@/lib/paths";
import styles from "./signin/signin.module.css";

export const metadata: Metadata = { title: "No page here" };

/** For addresses that no page has. Next's own answer styles itself inline, which the policy of every page forbids. */
export default function NotFound() {
  return (
    <>
      <main className={styles.page}>
        <h1 className={styles.title}>There is no page at this address</h1>
        <p className={styles.claim}>It may be incomplete, or the page may have moved.</p>
        <p>
          <a href={paths.home()}>Go to Home</a>
        </p>
      </main>
      <Footer />
    </>
  );
}
