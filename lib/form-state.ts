/** What a sent form leaves to show: what is wrong with it, and the values it was sent with. */
export type FormState = { message?: string; fields: Record<string, string>; values: Record<string, string> };
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const untouched: FormState = { fields: {}, values: {} };
