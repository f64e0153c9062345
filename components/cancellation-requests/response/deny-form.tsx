import { shortenBy } from "@/lib/format";
import { AnswerForm, type AnswerProps, FieldError, useTyped } from "./answer-form";
import styles from "./response.module.css";
import { useIsEnhanced } from "./use-business-now";

const limit = 2000;

/** Denying needs a reason, which the seller reads. */
export function DenyForm({ sellerName, ...props }: AnswerProps & { sellerName: string }) {
  const { state } = props;
  const { field, text, onInput } = useTyped<HTMLTextAreaElement>(state);
  const isEnhanced = useIsEnhanced();
  const error = state.fields.rejectionReason;
  return (
    <AnswerForm {...props} className={styles.denyPanel} label="Deny cancellation" notYet={null}>
      <div className={styles.field}>
        <label htmlFor="rejectionReason">Reason for denying</label>
        <p id="reason-hint" className={styles.hint}>
          Sent to {sellerName}.
        </p>
        <textarea
          ref={field}
          id="rejectionReason"
          name="rejectionReason"
          rows={5}
          aria-required="true"
          defaultValue={state.values.rejectionReason}
          onInput={onInput}
          // biome-ignore lint/a11y/noAutofocus: without scripts this brings a returned form to its problem
          autoFocus={Boolean(error)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "reason-hint reason-error" : "reason-hint"}
        />
        <FieldError id="reason-error" text={error} />
        <p className={styles.hint}>
          {isEnhanced ? `${text.length.toLocaleString("en-US")} of 2,000 characters` : "Up to 2,000 characters"}
          {text.length > limit && `. ${shortenBy(text.length - limit)}`}
        </p>
      </div>
    </AnswerForm>
  );
}
