import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { listMemberships, type Membership } from "../accounts/memberships";
import type { Actor, Hat } from "../auth/actor";
import { sessions } from "../auth/sessions";
import { type Context, startContext } from "../context";
import { connections } from "../db";
import { type Look, lookCookie, parseLook } from "../look";
import { paths } from "../paths";
import { findView, forgetView } from "./view-as";

/** The cookie that remembers which account's hat is on. It grants nothing: memberships are read on every request. */
export const accountCookie = "countersign-account";

/** Remembers which account to act as; whether that is allowed is decided on each request. */
export async function wearHat(accountId: string) {
  await forgetView();
  (await cookies()).set(accountCookie, accountId, { httpOnly: true, sameSite: "lax", path: "/", maxAge: 31_536_000 });
}

export type SignedIn = {
  sessionEndsAt: Date;
  userId: string;
  name: string;
  email: string;
  memberships: Membership[];
  current: Membership;
  /** The administrator's own hat, while they look at the portal as somebody else sees it. Nothing can be changed then. */
  viewedBy: Membership | null;
};

/** Who is signed in and as which account; null when nobody is. Read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const asked = await headers();
  // Only an action can send the cookie that a prolonged session needs; what merely reads must not outlast its cookie.
  const disableRefresh = !asked.has("next-action");
  const session = await sessions().api.getSession({ headers: asked, query: { disableRefresh } });
  if (!session) return null;
  const { id: userId, name, email } = session.user;
  const memberships = await listMemberships(connections().prisma, userId);
  const chosen = (await cookies()).get(accountCookie)?.value;
  const own = memberships.find(({ accountId }) => accountId === chosen) ?? memberships[0];
  if (!own) return null;
  const view = await findView(own);
  const hats = { memberships, current: view ?? own, viewedBy: view && own };
  return { sessionEndsAt: session.session.expiresAt, userId, name, email, ...hats };
});

/** How the person of this request wants the screens, and reads dates. */
export const lookOfRequest = cache(async (): Promise<Look> => parseLook((await cookies()).get(lookCookie)?.value));

export const actorOf = ({ userId, name, email, current }: SignedIn): Actor => ({
  kind: "person",
  userId,
  name,
  email,
  accountId: current.accountId,
  accountName: current.accountName,
  role: current.role,
});

/** The signed-in person, or the sign-in page with a way back. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await findSignedIn();
  if (!signedIn) redirect(paths.signIn((await headers()).get("x-path") ?? paths.home()));
  return signedIn;
}

const contextOfRequest = cache(async (): Promise<Context & { person: SignedIn }> => {
  const person = await requireSignedIn();
  return { ...(await startContext(actorOf(person))), person };
});

/**
 * The context of one page or action: who, from the session, and when. Someone who wears another hat is sent to the page that
 * offers the switch; someone signed out, to the sign-in page.
 */
export async function portalContext(...hats: Hat[]) {
  const ctx = await contextOfRequest();
  if (hats.length && !hats.includes(ctx.person.current.hat)) {
    const next = (await headers()).get("x-path") ?? paths.home();
    redirect(`/switch-account?next=${encodeURIComponent(next)}&for=${hats.join(",")}`);
  }
  return ctx;
}
