import { refuse } from "./errors";

/** Deeper than anything the service takes; a reader that follows a hostile body down would run out of stack. */
const deepest = 32;

/**
 * The request's JSON object. Stricter than `JSON.parse`: a key given twice, or nesting without end, is an error and not a guess.
 * @throws AwsError SerializationException
 */
export function parseJsonBody(body: Buffer): Record<string, unknown> {
  const text = body.toString("utf8");
  // An invalid sequence decodes to U+FFFD, which takes three bytes: the length tells.
  if (Buffer.byteLength(text) !== body.length) throw refuse("SerializationException", "The body is not UTF-8.");
  if (!text.trim()) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("SerializationException", "The body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refuse("SerializationException", "The body must be a JSON object.");
  }
  checkNesting(text);
  return value as Record<string, unknown>;
}

/** Walks valid JSON once: how deep it goes, and whether an object names a key twice. */
function checkNesting(text: string) {
  const keys: (Set<string> | null)[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "{" || char === "[") {
      if (keys.push(char === "{" ? new Set() : null) > deepest) {
        throw refuse("SerializationException", `The body nests deeper than ${deepest} levels.`);
      }
    } else if (char === "}" || char === "]") keys.pop();
    else if (char === '"') {
      const start = i;
      while (text[++i] !== '"') if (text[i] === "\\") i++;
      const level = keys.at(-1);
      if (level && isKey(text, i)) note(level, JSON.parse(text.slice(start, i + 1)) as string);
    }
  }
}

/** Whether the string that ends here is followed by a colon. */
function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (" \n\r\t".includes(text[next] ?? "?")) next++;
  return text[next] === ":";
}

function note(level: Set<string>, key: string) {
  if (level.has(key)) throw refuse("SerializationException", `The body names "${key.slice(0, 64)}" twice.`);
  level.add(key);
}
