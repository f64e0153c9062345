/** One object of a JSON text that may be an agreement, cut out whole, or what stood in its place. */
export type JsonValue = { line: number; raw: string; problem?: string };

/** No description of an agreement is nearly as long. */
const longestValue = 256 * 1024;
const listName = "agreementViewSummaries";

/**
 * Cuts a JSON text into the objects that may be agreements, in bounded memory however long the text or its lists are: pages with
 * `agreementViewSummaries` one after the other, bare lists, lists of pages, single objects, one a line or pretty-printed.
 */
export async function* jsonValuesOf(text: AsyncIterable<string>): AsyncGenerator<JsonValue> {
  const splitter = new Splitter();
  for await (const chunk of text) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** Where the scan stands: between values, inside a page after its list, or inside an object, a text, a bare word. */
type Frame = "list" | "page";

class Splitter {
  private line = 1;
  /** The lists and pages around the present place. */
  private frames: Frame[] = [];
  private found: JsonValue[] = [];

  // The object being cut out.
  private parts = "";
  private startLine = 0;
  /** How deep inside the object; 0 when between values. In a page, how deep after its list. */
  private depth = 0;
  private isInText = false;
  private isEscaped = false;
  /** The latest text at the object's own level, and whether it was followed by a colon: its present key. */
  private textStart = 0;
  private latestText = "";
  private key = "";
  /** A bare word or number where an object belongs. */
  private word = "";
  private isTooLong = false;

  push(chunk: string): JsonValue[] {
    this.found = [];
    let from = 0; // where the part of the object in this chunk begins
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? "";
      if (c === "\n") this.line++;
      if (this.isInText) {
        this.scanText(c, chunk, i, from);
        continue;
      }
      if (this.depth === 0) {
        if (c === "{") {
          this.flushWord();
          from = i;
          this.startObject();
        } else this.between(c);
        continue;
      }
      if (c === '"') {
        this.isInText = true;
        this.textStart = this.parts.length + i - from;
      } else if (c === ":" && this.depth === 1) this.key = this.latestText;
      else if (c === "," && this.depth === 1) this.key = "";
      else if (c === "{" || c === "[") {
        if (c === "[" && this.depth === 1 && this.key === listName && !this.isInPage()) {
          // The object is a page: its list's elements are what we want, and the object itself is not kept.
          this.frames.push("page", "list");
          this.resetObject();
        } else this.depth++;
      } else if (c === "}" || c === "]") {
        this.depth--;
        if (this.depth === 0) {
          if (this.isInPage()) this.frames.pop();
          else this.finishObject(this.parts + chunk.slice(from, i + 1));
          this.resetObject();
        }
      }
    }
    if (this.depth > 0 && !this.isInPage()) this.keep(chunk.slice(from));
    return this.found;
  }

  end(): JsonValue[] {
    this.found = [];
    this.flushWord();
    if (this.depth > 0 && !this.isInPage()) {
      this.problem("The file ends in the middle of this agreement.", this.parts, this.startLine);
    } else if (this.frames.length) {
      this.problem("The file ends before its list does: agreements may be missing.", "", this.line);
    }
    return this.found;
  }

  private isInPage = () => this.frames.at(-1) === "page";

  private startObject() {
    this.depth = 1;
    this.startLine = this.line;
  }

  private resetObject() {
    const isAfterList = this.isInPage();
    this.parts = "";
    this.depth = isAfterList ? 1 : 0;
    this.key = "";
    this.latestText = "";
    this.isTooLong = false;
  }

  private scanText(c: string, chunk: string, i: number, from: number) {
    if (this.isEscaped) this.isEscaped = false;
    else if (c === "\\") this.isEscaped = true;
    else if (c === '"') {
      this.isInText = false;
      if (this.depth === 1 && !this.isInPage() && !this.isTooLong) {
        this.latestText = (this.parts + chunk.slice(from, i)).slice(this.textStart + 1);
      }
    }
  }

  /** Between values: separators, the ends of lists, and words that do not belong there. */
  private between(c: string) {
    if (c === "[") {
      this.flushWord();
      this.frames.push("list");
    } else if (c === "]" && this.frames.at(-1) === "list") {
      this.flushWord();
      this.frames.pop();
      this.resetObject();
    } else if (c === "," && this.frames.length) this.flushWord();
    else if (c === "\n" || (c.trim() === "" && !this.word)) this.flushWord();
    else if (this.word.length < longestValue) {
      if (!this.word) this.startLine = this.line;
      this.word += c;
    }
  }

  private flushWord() {
    const word = this.word.trim();
    this.word = "";
    if (word && word !== "null") this.problem("This is not an agreement.", word, this.startLine);
  }

  private keep(part: string) {
    if (this.isTooLong) return;
    this.parts += part;
    if (this.parts.length <= longestValue) return;
    this.problem("This object is too long to be an agreement.", this.parts.slice(0, longestValue), this.startLine);
    this.isTooLong = true;
    this.parts = "";
  }

  private finishObject(raw: string) {
    if (this.isTooLong) return;
    if (raw.length > longestValue) this.keep(raw);
    else this.found.push({ line: this.startLine, raw });
  }

  private problem(problem: string, raw: string, line: number) {
    this.found.push({ line, raw, problem });
  }
}
