import type { Metadata } from "next";
import { Footer } from "@/components/shell/footer";
import { paths } from "@/lib/paths";
import styles from "../signin.module.css";
import { sendLink } from "./actions";
import { ForgotForm } from "./form";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPasswordPage() {
  return (
    <>
      <main className={styles.page}>
        <h1 className={styles.title}>Forgot password</h1>
        <p className={styles.claim}>Enter the address you sign in with to get a link for choosing a new password.</p>
        <ForgotForm action={sendLink} />
        <p>
          <a href={paths.signIn()}>Back to sign-in</a>
        </p>
      </main>
      <Footer />
    </>
  );
}
