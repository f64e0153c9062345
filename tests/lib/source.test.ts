import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { connections, sql } from "@/lib/db";
import { log } from "@/lib/log";
import { pendingRequest } from "../support/factories";

// What the compiler and the linter do not see.

const files = ["app", "components", "emails", "lib"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
  .concat("server.ts", "worker.ts", "proxy.ts")
  .filter((file) => /\.tsx?$/.test(file));
const source = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

/** Where a form occurs: "lib/clock.ts:22". */
const places = (form: RegExp, isMeant: (file: string) => boolean) =>
  [...source].flatMap(([file, text]) =>
    isMeant(file)
      ? [...text.matchAll(form)].map(({ index }) => `${file}:${text.slice(0, index).split("\n").length}`)
      : [],
  );

test("the whole source is looked at", () => {
  expect(files).toContain("lib/clock.ts");
  expect(files.length).toBeGreaterThan(150);
});

test("only deliveries, sign-in and the clock ask the machine for the time", () => {
  const mayAsk = /^lib\/(deliveries|auth|test-clock)\/|^lib\/clock\.ts$|^lib\/jobs\/heartbeat\.ts$/;
  const asks = /\bnew Date\(\s*\)|\bDate\.now\b|(?<!new )\bDate\(\s*\)/g;
  expect(places(asks, (file) => file.startsWith("lib/") && !mayAsk.test(file))).toEqual([]);
  expect(places(asks, (file) => file === "lib/clock.ts").length).toBe(1);
});

test("business columns are never stamped by the database's own clock in a verb or a list", () => {
  const nouns = /^lib\/(agreements|cancellation-requests|events|lists)\//;
  const stamps = /\b(now\(\)|current_timestamp|current_date|localtimestamp)/gi;
  expect(places(stamps, (file) => nouns.test(file))).toEqual([]);
});

test("only the settings read the environment; the proxy is bundled apart", () => {
  expect(places(/process\.env\b/g, (file) => !["lib/env.ts", "proxy.ts"].includes(file))).toEqual([]);
});

describe("the log", () => {
  const calls = [...source].flatMap(([file, text]) =>
    [...text.matchAll(/\blog\.(?:trace|debug|info|warn|error|fatal)\(/g)].map(({ index, 0: opening }) => ({
      file,
      words: argumentsAt(text, index + opening.length),
    })),
  );

  test("gets no messages between the parties, no texts of mails, no tokens, codes or secrets", () => {
    const private_ =
      /description|rejectionReason|cancellationReason|statusMessage|reasonMessage|token|\bcode\b|secret|password|\bsubject\b|\bhtml\b|\btext\b|recipient|\bemail\b|\binput\b|\bvalues\b/i;
    expect(calls.length).toBeGreaterThan(4);
    expect(calls.filter(({ words }) => private_.test(words))).toEqual([]);
  });

  test("is the only way to write something down: no console outside the two commands", () => {
    // The third file shows a developer how to begin, with a line of theirs that prints.
    const mayPrint = ["server.ts", "worker.ts", "components/overview/snippets.ts"];
    const places_ = places(/\bconsole\.\w+\(/g, (file) => !mayPrint.includes(file));
    expect(places_).toEqual([]);
  });

  test("shows a database error without the row that it quotes", async () => {
    const { requestId } = await pendingRequest();
    const error = await connections()
      .db.run(
        sql`update cancellation_request set description = 'between us', status = 'DENIED' where id = ${requestId}`,
      )
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(JSON.stringify(error)).toContain("between us");
    const { err } =
      (log as unknown as Record<symbol, { err: (error: unknown) => object }>)[pino.symbols.serializersSym] ?? {};
    const shown = err?.(error);
    expect(shown).toMatchObject({ code: "23514" });
    expect(JSON.stringify(shown)).not.toContain("between us");
  });
});

/** The text between the parentheses that open at `start`. */
function argumentsAt(text: string, start: number): string {
  for (let depth = 1, at = start; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return text.slice(start, at);
  }
  throw new Error("a call that does not end");
}
