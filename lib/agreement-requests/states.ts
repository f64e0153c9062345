import { addHours, min } from "date-fns";

export const agreementRequestStatuses = ["OPEN", "ACCEPTED", "SUPERSEDED"] as const;
export type StoredStatus = (typeof agreementRequestStatuses)[number];
/** An open request past its time counts as expired; nothing needs to write that down. */
export type AgreementRequestStatus = StoredStatus | "EXPIRED";

export const intents = ["NEW", "AMEND", "REPLACE"] as const;
export type Intent = (typeof intents)[number];

/** How long a quote can be accepted, in hours of business time. The service does not publish its own. */
export const quoteHours = 24;

/** When a quote of `now` ends: a day later, or with the proposal it is about. */
export const quoteExpiry = (now: Date, proposalExpiresAt: Date | null): Date =>
  min([addHours(now, quoteHours), ...(proposalExpiresAt ? [proposalExpiresAt] : [])]);

export const statusAsOf = (request: { status: StoredStatus; expiresAt: Date }, now: Date): AgreementRequestStatus =>
  request.status === "OPEN" && request.expiresAt <= now ? "EXPIRED" : request.status;

export type ProposalStatus = "ACTIVE" | "EXPIRED" | "SUPERSEDED";

export function proposalStatus(
  proposal: { expiresAt: Date | null; supersededAt: Date | null },
  now: Date,
): ProposalStatus {
  if (proposal.supersededAt && proposal.supersededAt <= now) return "SUPERSEDED";
  return proposal.expiresAt && proposal.expiresAt <= now ? "EXPIRED" : "ACTIVE";
}
