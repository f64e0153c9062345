"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { savePreferences } from "@/lib/accounts/preferences";
import { portalContext } from "@/lib/callers/portal";
import { type Look, lookCookie, parseLook, printLook } from "@/lib/look";

/** Keeps the look with the person and in a cookie, where the next page's first byte finds it. */
export async function saveLook(look: Look) {
  const { person: _, ...ctx } = await portalContext();
  const known = parseLook(printLook(look));
  await savePreferences(ctx, known);
  (await cookies()).set(lookCookie, printLook(known), { path: "/", maxAge: 31_536_000, sameSite: "lax" });
  // Every page is drawn with it: times and dates most of all.
  revalidatePath("/", "layout");
}
