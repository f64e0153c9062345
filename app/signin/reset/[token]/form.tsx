"use client";

import { useActionState, useState } from "react";
import { keepingInput } from "@/components/ui/keeping-input";
import { shortestPassword } from "@/lib/accounts/schema";
import { FormError, PasswordRow } from "../../form-parts";
import styles from "../../signin.module.css";
import type { ResetState } from "./actions";

type Props = { action: (state: ResetState, data: FormData) => Promise<ResetState>; token: string };

/** A plain form: it works before scripts run, and without them. */
export function ResetForm({ action, token }: Props) {
  const [{ error }, submit, isPending] = useActionState(action, {});
  const [isShown, setShown] = useState(false);
  return (
    <form action={submit} onSubmit={keepingInput(submit)} className={styles.card}>
      <FormError error={error} />
      <input type="hidden" name="token" value={token} />
      <label>
        New password
        <input
          name="password"
          type={isShown ? "text" : "password"}
          autoComplete="new-password"
          required
          minLength={shortestPassword}
          maxLength={128}
          aria-describedby="password-hint"
        />
        <small id="password-hint" className={styles.hint}>
          At least {shortestPassword} characters.
        </small>
      </label>
      <PasswordRow
        isShown={isShown}
        onShow={setShown}
        isPending={isPending}
        submit="Change password"
        pending="Changing…"
      />
    </form>
  );
}
