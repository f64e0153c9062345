"use client";

import { useActionState } from "react";
import { roleLabels } from "@/lib/auth/actor";
import { paths } from "@/lib/paths";
import type { SamplePerson } from "@/lib/sample/people";
import { signIn } from "./actions";
import styles from "./signin.module.css";

type Props = { people: readonly SamplePerson[]; password: string; next?: string };

/** Sandbox only: sign in as one of the sample people with one click. */
export function PersonaPicker({ people, password, next }: Props) {
  const [state, submit, isPending] = useActionState(signIn, {});
  return (
    <section className={styles.card} aria-labelledby="personas">
      <h2 id="personas">
        Continue as <span className={styles.chip}>Demo sign-in</span>
      </h2>
      {state.error && (
        <p role="alert">
          {state.error} Whoever chose a new password for this person can set it back to “{password}” by{" "}
          <a href={paths.forgotPassword()}>Forgot password</a>.
        </p>
      )}
      <ul className={styles.people}>
        {people.map(({ name, email, role, account, job }) => (
          <li key={`${email} ${account.id}`}>
            <form action={submit}>
              <input type="hidden" name="next" value={next ?? ""} />
              <input type="hidden" name="account" value={account.id} />
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={password} />
              <button type="submit" disabled={isPending} className={styles.person}>
                <b>Continue as {name.split(" ")[0]}</b>
                <span>
                  {roleLabels[role]}, {account.name}
                </span>
                <small>{job}</small>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
