import { type Actor, accountOf, roleOf } from "../auth/actor";
import { approvers } from "../cancellation-requests/policy";

/** Whether the actor may attach purchase orders to the charges of this agreement: an approver of its buyer. */
export function mayOrder(actor: Actor, agreement: { acceptorId: string }): boolean {
  const role = roleOf(actor);
  return accountOf(actor) === agreement.acceptorId && role !== null && approvers.includes(role);
}
