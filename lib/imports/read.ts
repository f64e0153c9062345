import { ValidationError } from "../errors";
import { readAgreementJson } from "./agreement-json";
import { readDashboard } from "./dashboard";
import type { Format } from "./report";
import type { Entry } from "./row";

const unreadable = (message: string) => new ValidationError(message, { code: "UNREADABLE_FILE" });

/**
 * Finds out what a file is by how it begins, whatever its name says, and returns its rows one after the other.
 * @throws ValidationError with the code UNREADABLE_FILE when it is nothing that can be imported
 */
export async function readAgreements(
  source: AsyncIterable<Uint8Array | string>,
): Promise<{ format: Format; entries: AsyncGenerator<Entry> }> {
  const text = textOf(source);
  let start = "";
  while (start.trimStart().length === 0) {
    const { value, done } = await text.next();
    if (done) throw unreadable("The file is empty.");
    // Only line ends count of the blanks before the beginning: a file of blanks would fill the memory otherwise.
    start = start.length > 10_000 ? value : start + value;
  }
  const head = start.trimStart();
  if (head.startsWith("<"))
    throw unreadable("This is a web page or XML, not an export. Download the CSV or JSON itself.");
  const whole = (async function* () {
    yield start;
    yield* text;
  })();
  return /^[{[]/.test(head)
    ? { format: "json", entries: readAgreementJson(whole) }
    : { format: "dashboard", entries: readDashboard(whole) };
}

/** Decodes UTF-8, or UTF-16 by its mark, without the mark itself. @throws ValidationError for what is no text at all */
async function* textOf(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<string, undefined> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of source) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    if (!bytes.length) continue;
    decoder ??= decoderFor(bytes);
    const text = decoder.decode(bytes, { stream: true });
    if (text.includes("\u0000")) throw unreadable("This is a binary file, not text. Export it as CSV (UTF-8) or JSON.");
    if (text) yield text;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
  return undefined;
}

function decoderFor(start: Uint8Array): TextDecoder {
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] ?? 9) < 9) {
    throw unreadable(
      "This is a spreadsheet or a ZIP archive. Save the sheet as CSV (UTF-8), or unpack the archive first.",
    );
  }
  if (start[0] === 0x1f && start[1] === 0x8b) throw unreadable("This file is compressed. Unpack it first.");
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le");
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder("utf-16be");
  return new TextDecoder("utf-8");
}
