import { useEffect, useState } from "react";

/** Warns before the page is left with typed text that was not sent. Returns the listener for the forms' input. */
export function useUnsentText(isSettled: boolean): (event: { currentTarget: HTMLFormElement }) => void {
  const [isDirty, setIsDirty] = useState(false);
  const warns = isDirty && !isSettled;
  useEffect(() => {
    if (!warns) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [warns]);
  return ({ currentTarget }) => {
    const texts = currentTarget.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[type=text], textarea");
    setIsDirty([...texts].some(({ value }) => value.trim() !== ""));
  };
}
