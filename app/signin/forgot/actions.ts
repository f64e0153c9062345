"use server";

import { sendPasswordLinkInput } from "@/lib/accounts/schema";
import { answer, refusedInput } from "@/lib/callers/action";
import { askForPasswordLink } from "@/lib/callers/sign-in";

export type ForgotState = { error?: string; email?: string; isSent?: boolean };

/** Asks for a link to choose a new password. The answer is the same whether or not somebody has the address. */
export async function sendLink(_: ForgotState, data: FormData): Promise<ForgotState> {
  const email = String(data.get("email") ?? "");
  const parsed = sendPasswordLinkInput.safeParse({ email });
  if (!parsed.success) return { error: refusedInput(parsed.error).error, email };
  const { error } = await answer(() => askForPasswordLink(parsed.data.email));
  return error === undefined ? { isSent: true } : { error, email };
}
