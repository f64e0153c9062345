import { type Actor, accountOf, roleLabels, roleOf } from "../auth/actor";
import { requesters } from "../cancellation-requests/policy";
import { ConflictError, type ExpectedError, ForbiddenError, ValidationError } from "../errors";
import { formatDay, formatInstant } from "../format";
import { paths } from "../paths";
import { agreementStatusLabels, relationLabels } from "./agreement";
import type { AgreementView } from "./queries";

/** Why an agreement's cancellation cannot be requested: the words, and the place that gets the person further. */
export type Refusal = { text: string; link?: { text: string; href: string }; error: () => ExpectedError };

/** The console explains first what concerns the agreement, and last what concerns the person. */
const inPortal = ["isEnded", "isPending", "isBlocked", "isOtherType", "isNotSeller", "isLookingOnly"] as const;
/**
 * The API refuses the wrong caller before it says anything about the agreement. It takes a request that a dependent agreement
 * stands in the way of, and lets the background check fail it.
 */
const byApi = ["isNotSeller", "isLookingOnly", "isOtherType", "isEnded", "isPending"] as const;

/** Every reason why this actor cannot request the cancellation now, the most important first; empty when they can. */
export const cancellationRefusals = (actor: Actor, agreement: AgreementView, now: Date) =>
  refusals(inPortal, actor, agreement, now);

/** The same for a request that comes through the API. */
export const apiCancellationRefusals = (actor: Actor, agreement: AgreementView, now: Date) =>
  refusals(byApi, actor, agreement, now);

const refusals = (order: readonly RuleName[], actor: Actor, agreement: AgreementView, now: Date): Refusal[] =>
  order.flatMap((name) => rules[name](agreement, actor, now) ?? []);

type Rule = (agreement: AgreementView, actor: Actor, now: Date) => Refusal | null;
type RuleName = (typeof inPortal)[number];

const rules: Record<RuleName, Rule> = {
  isEnded(agreement) {
    if (agreement.status === "ACTIVE") return null;
    const since = agreement.endedAt ?? agreement.endAt ?? agreement.updatedAt;
    const text = `Only active agreements can be cancelled. This one is ${agreementStatusLabels[agreement.status].toLowerCase()} since ${formatDay(since)}.`;
    return {
      text,
      error: () =>
        new ValidationError(text, { code: "INACTIVE_AGREEMENT", fields: [{ name: "agreementId", message: text }] }),
    };
  },
  isPending(agreement) {
    const { pendingRequestId, pendingRespondBy, acceptorName } = agreement;
    if (!pendingRequestId) return null;
    const until = pendingRespondBy ? ` until ${formatInstant(pendingRespondBy)}` : "";
    const text = `Request ${pendingRequestId} is already waiting for ${acceptorName}${until}. Withdraw it before making a new one.`;
    return {
      text,
      link: { text: "View request", href: paths.sell.cancellationRequest(pendingRequestId) },
      error: () =>
        new ConflictError(text, { resource: { type: "AgreementCancellationRequest", id: pendingRequestId } }),
    };
  },
  isBlocked(agreement) {
    const { blockerId, blockerKind } = agreement;
    if (!blockerId || !blockerKind) return null;
    const text = `This agreement can't be cancelled on its own: ${blockerId} (${relationLabels[blockerKind]}) depends on it. Cancel that one first or contact support.`;
    return {
      text,
      link: { text: "View related", href: paths.sell.agreement(blockerId) },
      error: () => new ValidationError(text, { code: "DEPENDENT_AGREEMENT" }),
    };
  },
  isOtherType(agreement) {
    if (agreement.agreementType === "PurchaseAgreement") return null;
    const text = "Only purchase agreements can be cancelled here.";
    return { text, error: () => new ValidationError(text, { code: "UNSUPPORTED_ACTION" }) };
  },
  isNotSeller(agreement, actor) {
    if (accountOf(actor) === agreement.proposerId) return null;
    const text = `${agreement.proposerName} is the seller of record and must make this request. You'll be notified.`;
    return { text, error: () => new ForbiddenError(text) };
  },
  isLookingOnly(agreement, actor) {
    const role = roleOf(actor);
    if (accountOf(actor) !== agreement.proposerId || (role && requesters.includes(role))) return null;
    const text = `Your role (${role ? roleLabels[role] : "none"}) can view but not request. Ask an administrator of ${agreement.proposerName}.`;
    return { text, error: () => new ForbiddenError(text) };
  },
};

/** Amounts belong to the two parties; a manufacturer sees the deal without them. */
export const seesAmounts = (actor: Actor, agreement: { proposerId: string; acceptorId: string }) =>
  actor.kind === "system" ||
  roleOf(actor) === "ADMIN" ||
  [agreement.proposerId, agreement.acceptorId].includes(accountOf(actor) ?? "");
