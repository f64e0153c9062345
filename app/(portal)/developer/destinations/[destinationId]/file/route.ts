import { developerContext } from "@/lib/callers/developer";
import { failure } from "@/lib/callers/json";
import { openDestinationFile } from "@/lib/destinations/open-file";

type Props = { params: Promise<{ destinationId: string }> };

/** What was written for a file destination so far, one event a line. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { person: _person, ...ctx } = await developerContext();
  try {
    const { name, content } = await openDestinationFile(ctx, await params);
    return new Response(content, {
      headers: {
        "Content-Type": "application/x-ndjson",
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}.ndjson`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    return failure(error);
  }
}
