import { createReadStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import type { Context } from "../context";
import { filePath } from "../deliveries/file";
import { NotFoundError } from "../errors";
import { getDestination } from "./queries";
import type { DestinationInput } from "./schema";

/** The file of a file destination. @throws NotFoundError it is no file, another account's, or nothing was written yet */
export async function openDestinationFile(ctx: Context, input: DestinationInput) {
  const { id, name, type } = await getDestination(ctx, input);
  const path = filePath(id);
  if (type !== "FILE" || !existsSync(path)) throw new NotFoundError("Nothing was written for this destination yet.");
  return { name, content: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array> };
}
