import { failure } from "@/lib/callers/json";
import { portalContext } from "@/lib/callers/portal";
import { getExport } from "@/lib/exports/queries";

type Props = { params: Promise<{ exportId: string }> };

/** How far the file is. */
export async function GET(_: Request, { params }: Props) {
  const { person: __, ...ctx } = await portalContext();
  try {
    const { state, rows } = await getExport(ctx, await params);
    return Response.json({ state, rows }, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return failure(error);
  }
}
