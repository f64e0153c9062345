import { findSignedIn } from "@/lib/callers/portal";
import { isSandbox } from "@/lib/env";
import { readProgress } from "@/lib/test-clock/progress";

/** How far the move of the clock has come that somebody has begun. */
export async function GET(): Promise<Response> {
  if (!isSandbox() || !(await findSignedIn())) return new Response(null, { status: 404 });
  return Response.json(await readProgress(), { headers: { "Cache-Control": "no-store" } });
}
