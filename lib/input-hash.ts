import { createHash } from "node:crypto";
import { ConflictError } from "./errors";

/** What a client token stands for, whatever the order of the members on any level. */
export function inputHash(input: Record<string, unknown>): string {
  const { clientToken: _, ...meaning } = input;
  return createHash("sha256").update(JSON.stringify(meaning, inOrder)).digest("hex");
}

const inOrder = (_name: string, value: unknown) =>
  value && typeof value === "object" && !Array.isArray(value) && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * What a client token made before, when it is used again for the same input.
 * @throws ConflictError the token stood for another input then
 */
export function sameAgain<Made extends { id: string; inputHash: string }>(
  made: Made | null,
  input: Record<string, unknown>,
  resourceType: string,
): Made | null {
  if (!made || made.inputHash === inputHash(input)) return made;
  throw new ConflictError(
    `This client token already made request ${made.id} with other values. Use a new token for a new request.`,
    { resource: { type: resourceType, id: made.id } },
  );
}
