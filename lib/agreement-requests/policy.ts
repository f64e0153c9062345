import { type Actor, roleLabels, roleOf } from "../auth/actor";
import { approvers } from "../cancellation-requests/policy";
import { ForbiddenError } from "../errors";
import { agreementRequestStatusLabels } from "./labels";
import type { AgreementRequestStatus } from "./states";

/** A buyer's approver, signed in or by access key: the only one who may commit the account to something. */
export type Acceptor = Extract<Actor, { kind: "person" | "key" }>;

/**
 * Says no to whoever may not commit a buyer. It is asked before anything is looked up, so that the answer tells nothing about
 * what exists.
 */
export function authorizeAcceptor(actor: Actor): Acceptor {
  const refusal = whyNotAccept(actor);
  if (refusal || actor.kind === "system" || actor.kind === "contact") throw new ForbiddenError(refusal ?? onlyBuyers);
  return actor;
}

const onlyBuyers = "Only the buyer can do this.";

/** Why the actor may not ask for or accept a quote; null when they may. */
export function whyNotAccept(actor: Actor): string | null {
  const role = roleOf(actor);
  if (role && approvers.includes(role)) return null;
  return role ? `${onlyBuyers} Your role is ${roleLabels[role]}.` : onlyBuyers;
}

/** Why the actor cannot accept this quote now, worded for a tooltip; null when they can. */
export function whyNotAcceptRequest(actor: Actor, status: AgreementRequestStatus): string | null {
  if (status === "OPEN") return whyNotAccept(actor);
  return `Only open requests can be accepted. This one is ${agreementRequestStatusLabels[status].toLowerCase()}.`;
}
