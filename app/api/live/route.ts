import { liveBell } from "@/lib/callers/live";
import { findSignedIn } from "@/lib/callers/portal";

export const dynamic = "force-dynamic";

/** Tells an open window what is new, as it happens. */
export async function GET(request: Request): Promise<Response> {
  const person = await findSignedIn();
  if (!person) return new Response(null, { status: 401, headers: { "Cache-Control": "no-store" } });
  return new Response(liveBell(person, request.signal), {
    // Without the second word a proxy, and our own server, would hold messages back to compress them.
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
