import { pino } from "pino";

/** What operators read: one JSON line an entry. Messages between the parties, tokens and codes are never part of one. */
export const log = pino({ name: "countersign", level: "info", serializers: { err: withoutData } });

/** An error without the fields in which databases quote the refused row. */
function withoutData(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, code: "code" in error ? error.code : undefined };
}
