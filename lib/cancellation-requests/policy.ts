import { type Actor, accountOf, type Role, roleLabels, roleOf } from "../auth/actor";
import { ForbiddenError } from "../errors";
import type { CancellationRequestView } from "./request";
import { whatBecameOf } from "./stale";
import { cancellationRequestCan } from "./states";

export type PersonVerb = "approve" | "reject" | "withdraw";
export type LinkVerb = "copyLink" | "resend" | "replaceLink";
type Parties = Pick<CancellationRequestView, "id" | "proposerId" | "acceptorId">;
type Rule = (actor: Actor, request: Parties) => boolean;

export const requesters: readonly Role[] = ["SELLER_OPERATOR", "SELLER_ADMIN", "SELLER_DEVELOPER"];
export const approvers: readonly Role[] = ["BUYER_APPROVER"];

const isProposer: Rule = (actor, request) =>
  accountOf(actor) === request.proposerId && requesters.includes(roleOf(actor) as Role);
const isAcceptor: Rule = (actor, request) =>
  accountOf(actor) === request.acceptorId &&
  (actor.kind === "contact" ? actor.requestId === request.id : approvers.includes(roleOf(actor) as Role));
const isAdmin: Rule = (actor) => roleOf(actor) === "ADMIN";

const may = {
  approve: isAcceptor,
  reject: isAcceptor,
  withdraw: isProposer,
  copyLink: isProposer,
  resend: (actor, request) => isProposer(actor, request) || isAdmin(actor, request),
  replaceLink: (actor, request) => isProposer(actor, request) || isAdmin(actor, request),
} satisfies Record<PersonVerb | LinkVerb, Rule>;

const responsible = {
  approve: "buyer",
  reject: "buyer",
  withdraw: "seller",
  copyLink: "seller",
  resend: "seller or an administrator",
  replaceLink: "seller or an administrator",
} satisfies Record<keyof typeof may, string>;

const refusals = {
  approve: "Only pending requests can be approved",
  reject: "Only pending requests can be denied",
  withdraw: "Only pending requests can be withdrawn",
  copyLink: "The link no longer accepts a response",
  resend: "Only pending requests are announced to the buyer",
  replaceLink: "Only links of pending requests can be replaced",
} satisfies Record<keyof typeof may, string>;

export function authorize(actor: Actor, verb: keyof typeof may, request: Parties): void {
  if (!may[verb](actor, request)) throw new ForbiddenError(notAllowed(actor, verb));
}

/** Why the actor cannot do this now, worded for a tooltip; null when they can. */
export function whyNot(
  verb: keyof typeof may,
  actor: Actor,
  request: CancellationRequestView,
  now: Date,
): string | null {
  if (!may[verb](actor, request)) return notAllowed(actor, verb);
  return cancellationRequestCan(verb in { approve: 1, reject: 1 } ? (verb as PersonVerb) : "withdraw", request, now)
    ? null
    : `${refusals[verb]}: ${whatBecameOf(request, now)}.`;
}

function notAllowed(actor: Actor, verb: keyof typeof may): string {
  const role = roleOf(actor);
  const who = `Only the ${responsible[verb]} can do this.`;
  return role ? `${who} Your role is ${roleLabels[role]}.` : who;
}
