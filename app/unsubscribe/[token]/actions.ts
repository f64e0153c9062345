"use server";

import { redirect } from "next/navigation";
import { system } from "@/lib/auth/actor";
import { startContext } from "@/lib/context";
import { paths } from "@/lib/paths";
import { unsubscribe } from "@/lib/recipients/unsubscribe";

/** Stops what the link in a mail names. */
export async function stop(form: FormData) {
  const token = String(form.get("token") ?? "");
  await unsubscribe(await startContext(system), token);
  redirect(paths.unsubscribe(encodeURIComponent(token)));
}
