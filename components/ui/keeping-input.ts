import { type FormEvent, startTransition } from "react";

/**
 * Sends a form's action without React's reset of the form afterwards: whatever the answer, what was typed meanwhile stays.
 * Without scripts the form's own action does its work.
 */
export const keepingInput = (submit: (data: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  const data = new FormData(event.currentTarget);
  startTransition(() => submit(data));
};
