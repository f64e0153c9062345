"use client";

import styles from "./signin.module.css";

/** Why the form was refused. */
export const FormError = ({ error }: { error?: string }) =>
  error ? (
    <p role="alert" className={styles.error}>
      {error}
    </p>
  ) : null;

type PasswordRowProps = {
  isShown: boolean;
  onShow: (isShown: boolean) => void;
  isPending: boolean;
  submit: string;
  pending: string;
};

/** The last line of a form with a password: to read what was typed, and to send it. */
export const PasswordRow = ({ isShown, onShow, isPending, submit, pending }: PasswordRowProps) => (
  <div className={styles.row}>
    <button type="button" className={styles.plain} onClick={() => onShow(!isShown)}>
      {isShown ? "Hide password" : "Show password"}
    </button>
    <button type="submit" className={styles.primary} disabled={isPending}>
      {isPending ? pending : submit}
    </button>
  </div>
);
