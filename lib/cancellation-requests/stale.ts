import { formatInstant } from "../format";
import { asOf, type CancellationRequest } from "./request";

type Resolved = Pick<
  CancellationRequest,
  "id" | "status" | "respondBy" | "resolvedAt" | "resolution" | "updatedAt" | "acceptorName" | "proposerName"
>;

/** What became of a request that is no longer pending: "Example Bank denied it on …". */
export function whatBecameOf(request: Resolved, now: Date): string {
  const { status, resolution, resolvedAt, respondBy, acceptorName, proposerName } = asOf(request, now);
  const when = formatInstant(resolvedAt ?? now);
  if (status === "PENDING_APPROVAL") return `it waits for ${acceptorName} until ${formatInstant(respondBy)}`;
  if (status === "APPROVED" && resolution === "AUTOMATIC") return `it was approved automatically on ${when}`;
  if (status === "APPROVED") return `${acceptorName} approved it on ${when}`;
  if (status === "REJECTED") return `${acceptorName} denied it on ${when}`;
  if (status === "CANCELLED") return `${proposerName} withdrew it on ${when}`;
  return `it failed validation on ${when}`;
}

/** The refusal of a move that came too late. */
export const stalePhrase = (request: Resolved, now: Date) =>
  `Nothing was changed: only pending requests can be answered or withdrawn. ${request.id}: ${whatBecameOf(request, now)}.`;
