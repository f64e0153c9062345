import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type SampleFile, sampleFiles } from "@/lib/imports/sample-files";

type Props = { params: Promise<{ name: string }> };

export async function GET(_: Request, { params }: Props) {
  const { name } = await params;
  if (!Object.hasOwn(sampleFiles, name)) return new Response(null, { status: 404 });
  const file = createReadStream(join(process.cwd(), "docs/samples", name));
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      "Content-Type": sampleFiles[name as SampleFile].type,
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}
