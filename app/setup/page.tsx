import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Footer } from "@/components/shell/footer";
import { isSetupNeeded } from "@/lib/accounts/setup";
import styles from "../signin/signin.module.css";
import { setUp } from "./actions";
import { SetupForm } from "./form";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  if (!(await isSetupNeeded())) notFound();
  return (
    <>
      <main className={styles.page}>
        <h1 className={styles.title}>Set up Countersign</h1>
        <p className={styles.claim}>
          Nobody can sign in yet. Create the first administrator, who then adds the accounts and their people.
        </p>
        <SetupForm action={setUp} />
      </main>
      <Footer />
    </>
  );
}
