import { exportableLists } from "../exports/lists";
import type { ExportName } from "../exports/names";
import { readExport } from "../exports/queries";
import { failure } from "./json";
import { portalContext } from "./portal";

/** Answers with the rows and columns of a list's address as a file, as they are read. */
export const downloadOf = (name: ExportName) => async (request: Request) => {
  const { hats, file, stream } = exportableLists[name];
  const { person: _, ...ctx } = await portalContext(...hats);
  return csvResponse(file, stream(ctx, new URL(request.url).search), ctx.now);
};

/** Answers with a file that was written in the background. */
export async function downloadWritten(exportId: string) {
  const { person: _, ...ctx } = await portalContext();
  try {
    const { name, content } = await readExport(ctx, { exportId });
    return csvResponse(name, content, ctx.now);
  } catch (error) {
    return failure(error);
  }
}

/** A download named after the list and the day. */
const csvResponse = (name: string, content: ReadableStream<Uint8Array>, now: Date) =>
  new Response(content, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "no-store",
    },
  });
