"use server";

import { redirect } from "next/navigation";
import { findPlaceAs } from "@/lib/callers/go";
import { requireSignedIn, wearHat } from "@/lib/callers/portal";
import { localPath } from "@/lib/paths";

/** Puts on another hat of the person's own and goes on to the page it was needed for. */
export async function switchAccount(data: FormData) {
  const person = await requireSignedIn();
  const current = person.memberships.find(({ accountId }) => accountId === String(data.get("to"))) ?? person.current;
  await wearHat(current.accountId);
  const next = localPath(String(data.get("next") ?? ""));
  // Followed here, because a redirect to a redirect would leave the first address in the browser.
  const [, id] = /^\/go\/([^/?]+)$/.exec(next) ?? [];
  redirect(id ? await findPlaceAs({ ...person, current }, decodeURIComponent(id)) : next);
}
