import { createHash } from "node:crypto";

/** What a client token stands for: the same input again is the same request, another input is refused. */
export function inputHash(input: Record<string, unknown>): string {
  const { clientToken: _, ...meaning } = input;
  return createHash("sha256")
    .update(JSON.stringify(meaning, [...new Set(keysOf(meaning))].sort()))
    .digest("hex");
}

/** The names of all members, at every depth: what is not in the list is left out of the text. */
function keysOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const members = Object.entries(value);
  return [...(Array.isArray(value) ? [] : members.map(([name]) => name)), ...members.flatMap(([, it]) => keysOf(it))];
}
