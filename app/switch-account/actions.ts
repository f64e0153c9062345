"use server";

import { redirect } from "next/navigation";
import { requireSignedIn, wearHat } from "@/lib/callers/portal";
import { localPath } from "@/lib/paths";

/** Puts on another hat of the person's own and goes on to the page it was needed for. */
export async function switchAccount(data: FormData) {
  const { memberships } = await requireSignedIn();
  const to = String(data.get("to"));
  if (memberships.some(({ accountId }) => accountId === to)) await wearHat(to);
  redirect(localPath(String(data.get("next") ?? "")));
}
