import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Rejection } from "./report";

/** A file with every rejected row, one JSON object a line, so that nothing of them is lost. Made when there is the first one. */
export function rejectionFile(path: string) {
  let stream: WriteStream | undefined;
  return {
    async add(rejection: Rejection) {
      if (!stream) {
        stream = createWriteStream(path);
        await once(stream, "open");
      }
      if (!stream.write(`${JSON.stringify(rejection)}\n`)) await once(stream, "drain");
    },
    /** Finishes the file; null when there was nothing to write. */
    async close(): Promise<string | null> {
      if (!stream) return null;
      stream.end();
      await finished(stream);
      return path;
    },
  };
}
