import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";

/** A helper process that answers each line with a line that begins with "= ". */
export class Helper {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly answers: AsyncIterator<string>;

  constructor(file: string, words: string[], env: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ["--import", "tsx", file, ...words], {
      env: { ...process.env, NODE_ENV: "production", ...env },
    });
    this.child.stderr.pipe(process.stderr);
    const lines: Interface = createInterface({ input: this.child.stdout });
    this.answers = lines[Symbol.asyncIterator]();
  }

  async answer(): Promise<string> {
    for (;;) {
      const { value, done } = await this.answers.next();
      if (done) throw new Error("The helper process ended.");
      if (String(value).startsWith("= ")) return String(value).slice(2);
    }
  }

  ask(question = ""): Promise<string> {
    this.child.stdin.write(`${question}\n`);
    return this.answer();
  }

  async end(): Promise<void> {
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.stdin.end();
    await gone;
  }
}
