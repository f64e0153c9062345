import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Footer } from "@/components/shell/footer";
import { isSetupNeeded } from "@/lib/accounts/setup";
import { isSandbox } from "@/lib/env";
import { paths } from "@/lib/paths";
import { samplePassword, samplePeople } from "@/lib/sample/people";
import { signIn } from "./actions";
import { SignInForm } from "./form";
import { PersonaPicker } from "./persona-picker";
import styles from "./signin.module.css";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string; password?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, password } = await searchParams;
  if (await isSetupNeeded()) redirect(paths.setup());
  return (
    <>
      <main className={styles.page}>
        <h1 className={styles.title}>Countersign</h1>
        <p className={styles.claim}>Agreements, ended properly: seven days, both sides, on the record.</p>
        {password === "changed" && (
          <p role="status" className={styles.done}>
            Your password was changed, and you were signed out everywhere. Sign in with the new one.
          </p>
        )}
        {isSandbox() && <PersonaPicker people={samplePeople} password={samplePassword} next={next} />}
        <SignInForm action={signIn} next={next} />
      </main>
      <Footer />
    </>
  );
}
