"use client";

import { useActionState, useState } from "react";
import { keepingInput } from "@/components/ui/keeping-input";
import { paths } from "@/lib/paths";
import type { SignInState } from "./actions";
import { FormError, PasswordRow } from "./form-parts";
import styles from "./signin.module.css";

type Props = { action: (state: SignInState, data: FormData) => Promise<SignInState>; next?: string };

export function SignInForm({ action, next }: Props) {
  const [state, submit, isPending] = useActionState(action, {});
  const [isShown, setShown] = useState(false);
  return (
    <form action={submit} onSubmit={keepingInput(submit)} className={styles.card} aria-labelledby="sign-in">
      <h2 id="sign-in">Sign in</h2>
      <FormError error={state.error} />
      <input type="hidden" name="next" value={next ?? ""} />
      <label>
        Email
        <input name="email" type="email" autoComplete="username" required defaultValue={state.email} />
      </label>
      <label>
        Password
        <input name="password" type={isShown ? "text" : "password"} autoComplete="current-password" required />
      </label>
      <PasswordRow isShown={isShown} onShow={setShown} isPending={isPending} submit="Sign in" pending="Signing in…" />
      <p>
        <a href={paths.forgotPassword()}>Forgot password</a>
      </p>
    </form>
  );
}
