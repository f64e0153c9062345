import { type Actor, accountOf, roleLabels, roleOf } from "../auth/actor";
import { requesters } from "../cancellation-requests/policy";

/** Why the actor cannot adjust the invoices of this agreement; null when they can. Ended agreements can be adjusted too. */
export function whyNotAdjust(actor: Actor, agreement: { proposerId: string; agreementType: string }): string | null {
  const role = roleOf(actor);
  if (accountOf(actor) !== agreement.proposerId) return "Only the seller of record can adjust its invoices.";
  if (!role || !requesters.includes(role))
    return `Your role (${role ? roleLabels[role] : "none"}) can view but not adjust.`;
  return agreement.agreementType === "PurchaseAgreement" ? null : "Only purchase agreements can be adjusted.";
}
