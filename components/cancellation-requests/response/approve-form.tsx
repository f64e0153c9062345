import { AnswerForm, type AnswerProps, FieldError, useTyped } from "./answer-form";
import styles from "./response.module.css";
import { useIsEnhanced } from "./use-business-now";

/** Approving cannot be undone: the word has to be typed. */
export function ApproveForm(props: AnswerProps) {
  const { state } = props;
  const { field, text, onInput } = useTyped<HTMLInputElement>(state);
  const isWaiting = useIsEnhanced() && text.trim().toLowerCase() !== "approve";
  const error = state.fields.confirmation;
  return (
    <AnswerForm
      {...props}
      className={styles.approvePanel}
      label="Approve cancellation"
      notYet={isWaiting ? "Type approve to continue." : null}
    >
      <p>The agreement ends and no further invoices are issued. You can't undo this.</p>
      <div className={styles.field}>
        <label htmlFor="confirmation">
          Type <b>approve</b> to confirm
        </label>
        <input
          ref={field}
          id="confirmation"
          name="confirmation"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.values.confirmation}
          onInput={onInput}
          // biome-ignore lint/a11y/noAutofocus: without scripts this brings a returned form to its problem
          autoFocus={Boolean(error)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "confirmation-error" : undefined}
        />
        <FieldError id="confirmation-error" text={error} />
      </div>
    </AnswerForm>
  );
}
