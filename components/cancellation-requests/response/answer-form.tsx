import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/form-state";
import { Notice } from "./notice";
import styles from "./response.module.css";

export type AnswerProps = {
  action: (form: FormData) => void;
  state: FormState;
  hidden: Record<string, string>;
  isSending: boolean;
  isOver: boolean;
  noteInput: (event: FormEvent<HTMLFormElement>) => void;
};

type Props = AnswerProps & {
  className?: string;
  label: string;
  /** Why it cannot be sent yet; scripts only. */
  notYet: string | null;
  children: ReactNode;
};

/** One answer: its problem on top, its fields, its button. What was typed stays when sending fails. */
export function AnswerForm({
  action,
  state,
  hidden,
  isSending,
  isOver,
  noteInput,
  className,
  label,
  notYet,
  children,
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [isOffline, setIsOffline] = useState(false);
  const reasonId = `${label.split(" ")[0]?.toLowerCase()}-not-yet`;
  useEffect(() => {
    if (state.message || Object.keys(state.fields).length) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
    }
  }, [state]);
  const guard = (event: FormEvent) => {
    setIsOffline(!navigator.onLine);
    if (notYet || isSending || isOver || !navigator.onLine) event.preventDefault();
  };
  const message = isOffline ? "You're offline. Nothing was sent, and what you typed is still here." : state.message;
  return (
    <form ref={form} action={action} onSubmit={guard} onInput={noteInput} className={`${styles.panel} ${className}`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {message && <Notice type="error" role="alert" title={message} />}
      <fieldset disabled={isOver} className={styles.plainFieldset}>
        {children}
        <button
          type="submit"
          className={styles.buttonPrimary}
          aria-disabled={notYet !== null || isSending || isOver}
          aria-describedby={notYet ? reasonId : undefined}
        >
          {isSending ? "Sending your response…" : label}
        </button>
        {notYet && (
          <p id={reasonId} className={styles.hint}>
            {notYet}
          </p>
        )}
      </fieldset>
      <p role="status" className={styles.visuallyHidden}>
        {isSending ? "Sending your response…" : ""}
      </p>
    </form>
  );
}

/** What is wrong with a field, under it. */
export const FieldError = ({ id, text }: { id: string; text: string | undefined }) =>
  text ? (
    <p id={id} className={styles.fieldError}>
      {text}
    </p>
  ) : null;

/** The text that a field holds now, also when it was typed before the scripts ran or came back with an error. */
export function useTyped<Field extends HTMLInputElement | HTMLTextAreaElement>(state: FormState) {
  const field = useRef<Field>(null);
  const [text, setText] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is reset to the returned values with each state
  useEffect(() => setText(field.current?.value ?? ""), [state]);
  return { field, text, onInput: () => setText(field.current?.value ?? "") };
}
