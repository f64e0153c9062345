import { setTimeout as sleep } from "node:timers/promises";
import { listMemberships } from "../accounts/memberships";
import { recordAudit } from "../audit/record";
import { type Actor, system } from "../auth/actor";
import { sendPasswordLink } from "../auth/password-link";
import { countTry, limits } from "../auth/rate-limit";
import { startContext } from "../context";
import { connections } from "../db";

/** Counts a try to sign in as this address. @throws ThrottledError when there were too many */
export const countSignInTry = (email: string) => countTry(connections().db, limits.signIn, email.trim().toLowerCase());

/** Far more than it takes to find somebody and to write their mail, in milliseconds. */
const unhurriedMs = 250;

/**
 * Mails a link to choose a new password, should the address be somebody's. How soon the answer comes does not tell either.
 * @throws ThrottledError the address was given too often
 */
export async function askForPasswordLink(email: string): Promise<void> {
  await countTry(connections().db, limits.passwordLink, email);
  await Promise.all([sleep(unhurriedMs), sendPasswordLink(await startContext(system), { email })]);
}

/** Writes down in the audit log that somebody signed in, under the account whose hat they put on. */
export async function noteSignIn(user: { id: string; name: string; email: string }, chosen?: string): Promise<void> {
  const { prisma } = connections();
  const memberships = await listMemberships(prisma, user.id);
  const hat = memberships.find(({ accountId }) => accountId === chosen) ?? memberships[0];
  if (!hat) return;
  const { accountId, accountName, role } = hat;
  const { name, email } = user;
  const actor: Actor = { kind: "person", userId: user.id, name, email, accountId, accountName, role };
  await recordAudit(await startContext(actor), { action: "SIGNED_IN", object: "" });
}
