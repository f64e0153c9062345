/** "1,990 of 2,000 characters left" */
export const charactersLeft = (text: string, limit = 2000) =>
  `${Math.max(0, limit - text.trim().length).toLocaleString("en-US")} of ${limit.toLocaleString("en-US")} characters left`;
