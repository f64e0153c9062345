"use client";

import { useActionState } from "react";
import { keepingInput } from "@/components/ui/keeping-input";
import { passwordLinkMinutes } from "@/lib/auth/password-link-rules";
import { FormError } from "../form-parts";
import styles from "../signin.module.css";
import type { ForgotState } from "./actions";

type Props = { action: (state: ForgotState, data: FormData) => Promise<ForgotState> };

/** A plain form: it works before scripts run, and without them. */
export function ForgotForm({ action }: Props) {
  const [{ error, email, isSent }, submit, isPending] = useActionState(action, {});
  if (isSent) {
    return (
      <p role="status" className={styles.done}>
        If this address has an account here, a link to choose a new password is on its way. It works for{" "}
        {passwordLinkMinutes} minutes.
      </p>
    );
  }
  return (
    <form action={submit} onSubmit={keepingInput(submit)} className={styles.card}>
      <FormError error={error} />
      <label>
        Email
        <input name="email" type="email" autoComplete="username" required maxLength={254} defaultValue={email} />
      </label>
      <div className={styles.row}>
        <span />
        <button type="submit" className={styles.primary} disabled={isPending}>
          {isPending ? "Sending…" : "Send link"}
        </button>
      </div>
    </form>
  );
}
