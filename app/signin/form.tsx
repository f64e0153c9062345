"use client";

import { useActionState, useState } from "react";
import { keepingInput } from "@/components/ui/keeping-input";
import { paths } from "@/lib/paths";
import type { SignInState } from "./actions";
import styles from "./signin.module.css";

type Props = { action: (state: SignInState, data: FormData) => Promise<SignInState>; next?: string };

export function SignInForm({ action, next }: Props) {
  const [state, submit, isPending] = useActionState(action, {});
  const [isShown, setShown] = useState(false);
  return (
    <form action={submit} onSubmit={keepingInput(submit)} className={styles.card} aria-labelledby="sign-in">
      <h2 id="sign-in">Sign in</h2>
      {state.error && (
        <p role="alert" className={styles.error}>
          {state.error}
        </p>
      )}
      <input type="hidden" name="next" value={next ?? ""} />
      <label>
        Email
        <input name="email" type="email" autoComplete="username" required defaultValue={state.email} />
      </label>
      <label>
        Password
        <input name="password" type={isShown ? "text" : "password"} autoComplete="current-password" required />
      </label>
      <div className={styles.row}>
        <button type="button" className={styles.plain} onClick={() => setShown(!isShown)}>
          {isShown ? "Hide password" : "Show password"}
        </button>
        <button type="submit" className={styles.primary} disabled={isPending}>
          {isPending ? "Signing in…" : "Sign in"}
        </button>
      </div>
      <p>
        <a href={paths.forgotPassword()}>Forgot password</a>
      </p>
    </form>
  );
}
