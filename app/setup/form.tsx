"use client";

import { useActionState } from "react";
import { keepingInput } from "@/components/ui/keeping-input";
import { shortestPassword } from "@/lib/accounts/schema";
import { FormError } from "../signin/form-parts";
import styles from "../signin/signin.module.css";
import type { SetupState } from "./actions";

type Props = { action: (state: SetupState, data: FormData) => Promise<SetupState> };

const inputs = [
  {
    name: "token",
    label: "Setup token",
    hint: "The server printed it when it was started.",
    type: "text",
    autoComplete: "off",
  },
  { name: "name", label: "Your name", hint: "", type: "text", autoComplete: "name" },
  { name: "email", label: "Email", hint: "You sign in with it.", type: "email", autoComplete: "username" },
  {
    name: "password",
    label: "Password",
    hint: `At least ${shortestPassword} characters.`,
    type: "password",
    autoComplete: "new-password",
  },
  {
    name: "accountName",
    label: "Account name",
    hint: "The team that runs this portal, such as Portal Operations.",
    type: "text",
    autoComplete: "organization",
  },
] as const;

/** A plain form: it works before scripts run, and without them. */
export function SetupForm({ action }: Props) {
  const [state, submit, isPending] = useActionState(action, {});
  const { error, fields = {}, entered } = state;
  return (
    <form action={submit} onSubmit={keepingInput(submit)} className={styles.card} aria-labelledby="first-administrator">
      <h2 id="first-administrator">First administrator</h2>
      <FormError error={error} />
      {inputs.map(({ name, label, hint, type, autoComplete }) => (
        <label key={name}>
          {label}
          <input
            name={name}
            type={type}
            autoComplete={autoComplete}
            required
            minLength={name === "password" ? shortestPassword : undefined}
            maxLength={254}
            defaultValue={name === "password" ? undefined : entered?.[name]}
            aria-invalid={fields[name] ? true : undefined}
            aria-describedby={`${name}-hint`}
          />
          <small id={`${name}-hint`} className={styles.hint}>
            {fields[name] ?? hint}
          </small>
        </label>
      ))}
      <div className={styles.row}>
        <span />
        <button type="submit" className={styles.primary} disabled={isPending}>
          {isPending ? "Setting up…" : "Create administrator"}
        </button>
      </div>
    </form>
  );
}
