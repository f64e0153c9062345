/** Whom to count tries against: the address that the nearest proxy, or the server itself, wrote down last. */
export const clientAddress = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
