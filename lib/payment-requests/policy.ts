import type { AgreementView } from "../agreements/queries";
import { type Actor, accountOf, roleLabels, roleOf } from "../auth/actor";
import { approvers, requesters } from "../cancellation-requests/policy";
import { ForbiddenError } from "../errors";
import { whatBecameOf } from "./labels";
import { type PaymentRequest, paymentRequestAsOf } from "./payment-request";

export type PaymentRequestVerb = "send" | "accept" | "reject" | "withdraw";
type Parties = { proposerId: string; acceptorId: string };

const party = {
  send: ["proposerId", requesters],
  withdraw: ["proposerId", requesters],
  accept: ["acceptorId", approvers],
  reject: ["acceptorId", approvers],
} as const;

const isAllowed = (verb: PaymentRequestVerb, actor: Actor, parties: Parties): boolean => {
  const [side, roles] = party[verb];
  const role = roleOf(actor);
  return accountOf(actor) === parties[side] && role !== null && roles.includes(role);
};

export function authorizePayment(actor: Actor, verb: PaymentRequestVerb, parties: Parties): void {
  if (!isAllowed(verb, actor, parties)) throw new ForbiddenError(notAllowed(verb, actor));
}

/** Why the actor cannot answer or withdraw this request now; null when they can. */
export function whyNotAnswer(
  verb: Exclude<PaymentRequestVerb, "send">,
  actor: Actor,
  request: Parties & Pick<PaymentRequest, "status" | "approvesAt" | "updatedAt">,
  now: Date,
): string | null {
  if (!isAllowed(verb, actor, request)) return notAllowed(verb, actor);
  const { status } = paymentRequestAsOf(request, now);
  return status === "PENDING_APPROVAL" ? null : whatBecameOf(request, now);
}

/** Why the actor cannot ask for a payment under this agreement; null when they can. */
export function whyNotSend(actor: Actor, agreement: AgreementView, remaining: string | null): string | null {
  if (!isAllowed("send", actor, agreement)) return notAllowed("send", actor);
  if (agreement.status !== "ACTIVE") return "The agreement has ended.";
  if (remaining === null) return "This agreement has no variable payment term.";
  return Number(remaining) > 0 ? null : "Everything this agreement allows has been requested.";
}

function notAllowed(verb: PaymentRequestVerb, actor: Actor): string {
  const role = roleOf(actor);
  const who = party[verb][0] === "proposerId" ? "seller of record" : "buyer";
  return `Only the ${who} can do this.${role ? ` Your role is ${roleLabels[role]}.` : ""}`;
}
