import { type Actor, accountOf, type Role, roleOf } from "../auth/actor";
import { ForbiddenError } from "../errors";

/** Who may connect an account to the outside. Administrators look, and keep a failing destination from filling the queue. */
export const destinationManagers: readonly Role[] = [
  "SELLER_ADMIN",
  "SELLER_DEVELOPER",
  "BUYER_APPROVER",
  "MANUFACTURER",
];

/** Why this person cannot manage the destination's account; null when they can. */
export function whyNotManage(actor: Actor, accountId: string | null = accountOf(actor)): string | null {
  const role = roleOf(actor);
  if (role && destinationManagers.includes(role) && accountOf(actor) === accountId) return null;
  return "Only developers and administrators of the seller, approvers of the buyer, and the manufacturer can do this.";
}

/** Why this person cannot pause or resume it; null when they can. */
export const whyNotPause = (actor: Actor, accountId: string): string | null =>
  roleOf(actor) === "ADMIN" ? null : whyNotManage(actor, accountId);

/** @throws ForbiddenError */
export function authorizeManaging(actor: Actor, accountId?: string) {
  const reason = whyNotManage(actor, accountId);
  if (reason) throw new ForbiddenError(reason);
}
