"use client";

import { useActionState, useEffect, useRef } from "react";
import { type FormAction, untouched } from "@/lib/form-state";
import { FieldError } from "./answer-form";
import { Notice } from "./notice";
import styles from "./response.module.css";

export type MaskedContact = { id: string; email: string };
type Shared = { action: FormAction; hidden: Record<string, string> };

const Hidden = ({ values }: { values: Record<string, string> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

type SendProps = Shared & {
  contacts: MaskedContact[] /** Folded under this line until it is needed. */;
  summary?: string;
};

/** Asks for a code, sent to one of the registered addresses, which are shown masked. No address can be typed. */
export function SendCodeForm({ action, hidden, contacts, summary }: SendProps) {
  const [state, send, isSending] = useActionState(action, untouched);
  const chosen = state.values.contact ?? contacts[0]?.id;
  const form = (
    <form action={send} className={styles.stack}>
      <Hidden values={hidden} />
      {state.message && <Notice type="error" role="alert" title={state.message} />}
      <fieldset className={styles.plainFieldset}>
        <legend className={styles.legend}>Send a code to</legend>
        {contacts.map(({ id, email }) => (
          <label key={id} className={styles.radio}>
            <input type="radio" name="contact" value={id} defaultChecked={id === chosen} /> {email}
          </label>
        ))}
        <FieldError id="contact-error" text={state.fields.contact} />
      </fieldset>
      <button type="submit" className={styles.button} aria-disabled={isSending}>
        {isSending ? "Sending the code…" : "Email me a 6-digit code"}
      </button>
    </form>
  );
  if (!summary) return form;
  return (
    <details className={styles.more} open={state !== untouched}>
      <summary>{summary}</summary>
      {form}
    </details>
  );
}

/** Takes the code. It may be pasted, or filled in by the device. */
export function ConfirmCodeForm({ action, hidden, contact }: Shared & { contact: MaskedContact }) {
  const [state, confirm, isSending] = useActionState(action, untouched);
  const field = useRef<HTMLInputElement>(null);
  const error = state.fields.code;
  useEffect(() => {
    if (error) field.current?.focus();
  }, [error]);
  return (
    <form action={confirm} className={styles.stack}>
      <Hidden values={{ ...hidden, contact: contact.id }} />
      {state.message && <Notice type="error" role="alert" title={state.message} />}
      <div className={styles.field}>
        <label htmlFor="code">6-digit code</label>
        <p id="code-hint" className={styles.hint}>
          Sent to {contact.email}. It works for 10 minutes. Nobody asks you for it by phone.
        </p>
        <input
          ref={field}
          id="code"
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          className={styles.code}
          // biome-ignore lint/a11y/noAutofocus: the field is what the page is for now, with and without scripts
          autoFocus
          defaultValue={state.values.code}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "code-hint code-error" : "code-hint"}
        />
        <FieldError id="code-error" text={error} />
      </div>
      <button type="submit" className={styles.buttonPrimary} aria-disabled={isSending}>
        {isSending ? "Checking the code…" : "Continue"}
      </button>
    </form>
  );
}
