import { type Actor, type Role, roleOf } from "../auth/actor";
import { ForbiddenError } from "../errors";

const managers: readonly Role[] = ["SELLER_ADMIN", "BUYER_APPROVER", "MANUFACTURER", "ADMIN"];

/** Why this person cannot change whom the account informs; null when they can. */
export function whyNotManageMail(actor: Actor): string | null {
  const role = roleOf(actor);
  return role && managers.includes(role)
    ? null
    : "Only administrators of the seller, approvers of the buyer, and the manufacturer can change this.";
}

/** @throws ForbiddenError */
export function authorizeManagingMail(actor: Actor) {
  const reason = whyNotManageMail(actor);
  if (reason) throw new ForbiddenError(reason);
}
