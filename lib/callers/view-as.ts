import { cookies } from "next/headers";
import type { Membership } from "../accounts/memberships";
import { type OpenedView, type ViewHat, viewRoles } from "../accounts/view-as";
import { hatOf } from "../auth/actor";
import { connections } from "../db";

const viewCookie = "countersign-view-as";

/** Remembers, until the browser closes, as whom the administrator looks. It grants nothing: see `findView`. */
export async function rememberView({ accountId, hat }: OpenedView) {
  (await cookies()).set(viewCookie, `${accountId}.${hat}`, { httpOnly: true, sameSite: "lax", path: "/" });
}

export const forgetView = async () => (await cookies()).delete(viewCookie);

/** The hat an administrator looks through instead of their own; null for everybody else, whatever the cookie says. */
export async function findView(own: Membership): Promise<Membership | null> {
  const [accountId = "", hat = ""] = (await cookies()).get(viewCookie)?.value.split(".") ?? [];
  if (own.hat !== "admin" || !accountId || !Object.hasOwn(viewRoles, hat)) return null;
  const role = viewRoles[hat as ViewHat];
  const account = await connections().prisma.account.findUnique({ where: { id: accountId }, select: { name: true } });
  return account && { accountId, accountName: account.name, role, hat: hatOf[role] };
}
