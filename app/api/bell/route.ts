import { readBell } from "@/lib/callers/bell";
import { actorOf, findSignedIn } from "@/lib/callers/portal";
import { startContext } from "@/lib/context";

/** What the bell shows, for windows whose stream of news does not get through. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  const person = await findSignedIn();
  if (!person) return new Response(null, { status: 401, headers });
  return Response.json(await readBell(await startContext(actorOf(person))), { headers });
}
