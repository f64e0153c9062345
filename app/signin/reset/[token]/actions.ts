"use server";

import { redirect } from "next/navigation";
import { resetPasswordInput } from "@/lib/accounts/schema";
import { system } from "@/lib/auth/actor";
import { resetPassword } from "@/lib/auth/password-link";
import { answer, refusedInput } from "@/lib/callers/action";
import { startContext } from "@/lib/context";
import { paths } from "@/lib/paths";

export type ResetState = { error?: string };

/** Sets the new password and asks for it: choosing one does not sign in. */
export async function choosePassword(_: ResetState, data: FormData): Promise<ResetState> {
  const parsed = resetPasswordInput.safeParse(Object.fromEntries(data));
  if (!parsed.success) return { error: refusedInput(parsed.error).error };
  const { error } = await answer(async () => resetPassword(await startContext(system), parsed.data));
  if (error !== undefined) return { error };
  redirect(paths.passwordChanged());
}
