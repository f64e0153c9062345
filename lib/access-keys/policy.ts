import { type Actor, accountOf, hatOf, type Role, roleOf, roles } from "../auth/actor";
import { ForbiddenError } from "../errors";

/** Who may give programs access to an account: those who may do there themselves what a key does. */
export const keyManagers: readonly Role[] = ["SELLER_ADMIN", "SELLER_DEVELOPER", "BUYER_APPROVER", "MANUFACTURER"];

/** Why this person cannot manage the account's keys; null when they can. */
export function whyNotManageKeys(actor: Actor, accountId: string | null = accountOf(actor)): string | null {
  const role = roleOf(actor);
  if (actor.kind === "person" && role === "ADMIN") return null;
  if (actor.kind === "person" && role && keyManagers.includes(role) && accountOf(actor) === accountId) return null;
  return "Only developers and administrators of the seller, approvers of the buyer, the manufacturer and administrators can do this.";
}

/** @throws ForbiddenError */
export function authorizeKeys(actor: Actor, accountId: string) {
  const reason = whyNotManageKeys(actor, accountId);
  if (reason) throw new ForbiddenError(reason);
}

/** The roles a key may get: of the same side as its maker; an administrator of the portal gives any. */
export function rolesToGive(actor: Actor): Role[] {
  const own = roleOf(actor);
  if (!own) return [];
  return own === "ADMIN" ? [...roles] : roles.filter((role) => hatOf[role] === hatOf[own]);
}
