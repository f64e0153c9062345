import { findSignedIn } from "@/lib/callers/portal";
import { machineNow } from "@/lib/clock";

/** Whether the session still lasts, how long, and as which account: for pages that stay open. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  const person = await findSignedIn();
  if (!person) return Response.json({ error: { code: "SignedOut" } }, { status: 401, headers });
  const { accountId, accountName } = person.current;
  const endsInMs = person.sessionEndsAt.getTime() - machineNow().getTime();
  return Response.json({ endsInMs, accountId, accountName }, { headers });
}
