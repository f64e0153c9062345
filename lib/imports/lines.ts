/** No row of any export is nearly as long; what is longer is no row. */
export const longestLine = 256 * 1024;

export type TextLine = { line: number; raw: string; problem?: string };

/** The lines of a text, with LF, CRLF or CR ends, in bounded memory: of a line that is too long only the beginning is kept. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let rest = "";
  let line = 0;
  let isTooLong = false;
  const lineOf = (raw: string): TextLine => {
    line++;
    isTooLong ||= raw.length > longestLine;
    const found = isTooLong
      ? { line, raw: raw.slice(0, longestLine), problem: "is too long to be read" }
      : { line, raw };
    isTooLong = false;
    return found;
  };
  for await (const chunk of text) {
    // A chunk may end between CR and LF: keep the CR until the next one tells.
    const parts = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? "";
    for (const part of parts) yield lineOf(part);
    if (rest.length > longestLine) {
      isTooLong = true;
      rest = rest.slice(0, longestLine) + (rest.endsWith("\r") ? "\r" : "");
    }
  }
  const last = rest.replace(/\r$/, "");
  if (last) yield lineOf(last);
}
