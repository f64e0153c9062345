import type { Column } from "./columns";

// Spreadsheets run cells that begin like a formula; a leading apostrophe makes them text.
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** One row of a file, with the end of its line. */
export const csvLine = (cells: string[]) => `${cells.map((cell) => quoted(safe(cell))).join(",")}\r\n`;

/** A list as a CSV file, streamed page by page: UTF-8 with BOM, so that spreadsheets read it as such. */
export function csvStream<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterable<Row[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pages[Symbol.asyncIterator]();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvLine(columns.map(({ header }) => header))}`)),
    async pull(controller) {
      const { value: rows, done } = await iterator.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(rows.map((row) => csvLine(columns.map(({ text }) => text(row)))).join("")));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
