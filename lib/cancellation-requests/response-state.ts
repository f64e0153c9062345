import type { AgreementStatus } from "../agreements/agreement";
import type { ContactProof } from "../auth/actor";
import { asOf, type CancellationRequest } from "./request";

/** Who looks at the response page, as far as they are known. */
export type Viewer =
  | { kind: "nobody" }
  | { kind: "decider"; name: string; via: "CONSOLE" | ContactProof }
  | { kind: "onlooker"; approvers: string[] }
  | { kind: "seller"; accountName: string }
  | { kind: "elsewhere"; accountName: string };

export type ResponseView = {
  link: { revokedAt: Date | null } | null;
  request: CancellationRequest;
  agreement: { status: AgreementStatus; endAt: Date | null; endedAt: Date | null; updatedAt: Date };
  newestMailAt: Date | null;
};

type Answer = { byMe: boolean; who: string; at: Date };

/** What became of a request, for those who may know. */
export type Outcome =
  | ({ kind: "approved" } & Answer)
  | ({ kind: "denied"; reason: string; continuesUntil: Date | null } & Answer)
  | { kind: "approvedAutomatically"; deadline: Date }
  | { kind: "withdrawn"; at: Date; reason: string }
  | { kind: "failed" }
  | { kind: "ended"; at: Date };

/** What the response page shows: exactly one of these. */
export type ResponseState =
  | Outcome
  | { kind: "decide" }
  | { kind: "ask"; approvers: string[] }
  | { kind: "preview" }
  | { kind: "identify" }
  | { kind: "closed" }
  | { kind: "replaced"; newestMailAt: Date | null }
  | { kind: "elsewhere"; accountName: string };

/** Decides what the page shows to this viewer at this instant. */
export function responseState(view: ResponseView, now: Date, viewer: Viewer): ResponseState {
  if (viewer.kind === "elsewhere") return { kind: "elsewhere", accountName: viewer.accountName };
  // Someone signed in as a party is known without the link.
  const isKnown = viewer.kind === "onlooker" || viewer.kind === "seller" || isSignedIn(viewer);
  if (view.link?.revokedAt && !isKnown) return { kind: "replaced", newestMailAt: view.newestMailAt };
  const outcome = outcomeOf(view, now, viewer);
  if (viewer.kind === "nobody") return { kind: outcome ? "closed" : "identify" };
  if (outcome) return outcome;
  if (viewer.kind === "onlooker") return { kind: "ask", approvers: viewer.approvers };
  return { kind: viewer.kind === "seller" ? "preview" : "decide" };
}

const isSignedIn = (viewer: Viewer) => viewer.kind === "decider" && viewer.via === "CONSOLE";

/** What became of the request; null while it waits for the buyer. */
function outcomeOf({ request: stored, agreement }: ResponseView, now: Date, viewer: Viewer): Outcome | null {
  const endedAt = agreement.endedAt ?? agreement.endAt ?? agreement.updatedAt;
  const endedFirst = agreement.status !== "ACTIVE" && endedAt < stored.respondBy;
  // The worker fails such a request a moment later.
  if (stored.status === "PENDING_APPROVAL" && endedFirst) return { kind: "ended", at: endedAt };
  const request = asOf(stored, now);
  const at = request.resolvedAt ?? request.updatedAt;
  switch (request.status) {
    case "PENDING_APPROVAL":
      return null;
    case "APPROVED":
      if (request.resolution === "AUTOMATIC") return { kind: "approvedAutomatically", deadline: request.respondBy };
      return { kind: "approved", at, ...answeredBy(request, viewer) };
    case "REJECTED": {
      const reason = request.statusMessage ?? "";
      return { kind: "denied", at, reason, continuesUntil: agreement.endAt, ...answeredBy(request, viewer) };
    }
    case "CANCELLED":
      return { kind: "withdrawn", at, reason: request.statusMessage ?? "" };
    case "VALIDATION_FAILED":
      return endedFirst && endedAt <= at ? { kind: "ended", at: endedAt } : { kind: "failed" };
  }
}

function answeredBy({ resolvedBy, resolvedVia }: CancellationRequest, viewer: Viewer) {
  const isContact = (via: string | null) => via === "EMAILED_LINK" || via === "ONE_TIME_CODE";
  const byMe =
    viewer.kind === "decider" && viewer.name === resolvedBy && isContact(viewer.via) === isContact(resolvedVia);
  return { byMe, who: resolvedBy ?? "A colleague" };
}
