"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { findLook } from "@/lib/accounts/preferences";
import { sessions } from "@/lib/auth/sessions";
import { accountCookie, findSignedIn, wearHat } from "@/lib/callers/portal";
import { countSignInTry, noteSignIn } from "@/lib/callers/sign-in";
import { ThrottledError } from "@/lib/errors";
import { lookCookie, printLook } from "@/lib/look";
import { localPath, paths } from "@/lib/paths";

export type SignInState = { error?: string; email?: string };

const form = z.object({
  email: z.string().max(254),
  password: z.string().max(200),
  next: z.string().optional(),
  account: z.string().max(12).optional(),
});
const wrong = "The email or password isn't right.";

/** Signs in with e-mail and password; the answer never tells which of the two was wrong. */
export async function signIn(_: SignInState, data: FormData): Promise<SignInState> {
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return { error: wrong };
  const { email, password, next, account } = parsed.data;
  try {
    await countSignInTry(email);
    const { user } = await sessions().api.signInEmail({
      body: { email: email.trim().toLowerCase(), password },
      headers: await headers(),
    });
    await noteSignIn(user, account);
    const look = await findLook(user.id);
    if (look) (await cookies()).set(lookCookie, printLook(look), { path: "/", maxAge: 31_536_000, sameSite: "lax" });
  } catch (error) {
    return { error: error instanceof ThrottledError ? error.message : wrong, email };
  }
  if (account) await wearHat(account);
  redirect(localPath(next));
}

export async function signOut() {
  await sessions().api.signOut({ headers: await headers() });
  (await cookies()).delete(accountCookie);
  redirect(paths.signIn());
}

/** Prolongs the session, as every action does; null when it is over. */
export const staySignedIn = async () => ((await findSignedIn()) ? "signed in" : null);
