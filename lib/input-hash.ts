import { createHash } from "node:crypto";

/** What a client token stands for: the same input again is the same request, another input is refused. */
export function inputHash(input: Record<string, unknown>): string {
  const { clientToken: _, ...meaning } = input;
  return createHash("sha256")
    .update(JSON.stringify(meaning, Object.keys(meaning).sort()))
    .digest("hex");
}
