/** What a form shows after a refused action: the message, and what is wrong with which field. */
export type Refused = {
  error: string;
  fields: Record<string, string>;
  /** Nobody has looked at it: the same can be sent again. */
  isUnsent?: boolean;
  isSignedOut?: boolean;
};
/** What a server action answers: its result, or why nothing was changed. */
export type Answer<T> = { ok: T; error?: undefined } | (Refused & { ok?: undefined });
