import { type Actor, accountOf, roleOf } from "../auth/actor";
import { requesters } from "../cancellation-requests/policy";

/** Why the actor may not import this seller's agreements, worded for a tooltip; null when they may. */
export function whyNotImport(actor: Actor, account: string): string | null {
  const role = roleOf(actor);
  if (actor.kind === "system" || role === "ADMIN") return null;
  if (accountOf(actor) === account && role && requesters.includes(role)) return null;
  return `Only people of ${account} who may request cancellations, or an administrator, import its agreements.`;
}

/** Whether this role imports at all, for some account. */
export const isImporter = (actor: Actor): boolean => whyNotImport(actor, accountOf(actor) ?? "") === null;
