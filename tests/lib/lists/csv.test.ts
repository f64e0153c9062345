import { expect, test } from "vitest";
import { csvStream } from "@/lib/lists/csv";

const columns = ["one", "two"].map((id, i) => ({
  id,
  header: `The "${id}"`,
  isDefault: true,
  text: (row: string[]) => row[i] ?? "",
}));

async function fileOf(...pages: string[][][]): Promise<string> {
  async function* all() {
    yield* pages;
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await new Response(csvStream(columns, all())).arrayBuffer(),
  );
}

const head = '\uFEFF"The ""one""","The ""two"""\r\n';

test("a file begins with the mark by which spreadsheets know UTF-8, and has its head without rows too", async () => {
  expect(await fileOf()).toBe(head);
  expect(await fileOf([["ä", "b"]], [["c", "日本"]])).toBe(`${head}ä,b\r\nc,日本\r\n`);
});

test("commas, quotes and line breaks stay inside their cell", async () => {
  expect(
    await fileOf([
      ["a,b", 'say "x"'],
      ["two\nlines", "back\r"],
    ]),
  ).toBe(`${head}"a,b","say ""x"""\r\n"two\nlines","back\r"\r\n`);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+49 30 1", "'+49 30 1"],
  ["@cmd", "'@cmd"],
  ["-2+3", "'-2+3"],
  ["\tx", "'\tx"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ["-12.50", "-12.50"],
  ["1=1", "1=1"],
])("a cell that a spreadsheet would run becomes text: %s", async (text, cell) => {
  expect(await fileOf([[text, ""]])).toBe(`${head}${cell},\r\n`);
});

test("a reader that goes away ends the reading of pages", async () => {
  let isOver = false;
  async function* endless() {
    try {
      for (;;) yield [["a", "b"]];
    } finally {
      isOver = true;
    }
  }
  const reader = csvStream(columns, endless()).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  expect(isOver).toBe(true);
});
