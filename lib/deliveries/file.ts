import { mkdir, open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { env } from "../env";
import { reasonOf } from "./claims";
import type { Sender } from "./sender";

/** Where a file destination is written: one JSON object a line, on the machine of the worker. */
export const filePath = (destinationId: string) => join(resolve(env().DATA_DIR), "events", `${destinationId}.ndjson`);

/** Appends each event as one line and waits until the disk has it. */
export function fileSender(path: string): Sender {
  const append = async (line: string) => {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "a+", 0o600);
    try {
      // A line that a crash of the machine cut off is closed first; its event comes again, whole.
      const { size } = await file.stat();
      const { buffer } = size ? await file.read(Buffer.alloc(1), 0, 1, size - 1) : { buffer: Buffer.from("\n") };
      await file.appendFile(buffer.toString() === "\n" ? line : `\n${line}`);
      await file.datasync();
    } finally {
      await file.close();
    }
  };
  return {
    batch: 1,
    send: (envelopes) =>
      Promise.all(
        envelopes.map((event) =>
          append(`${JSON.stringify(event)}\n`).then(
            () => ({ error: null, status: null, answer: null }),
            (error) => ({ error: reasonOf(error), status: null, answer: null }),
          ),
        ),
      ),
    close: () => undefined,
  };
}
