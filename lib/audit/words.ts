import { viaLabels } from "../cancellation-requests/labels";
import { catalog, type EventType } from "../events/catalog";
import { type AuditAction, auditPhrases } from "./catalog";
import type { LogEntry } from "./queries";

/** What an entry says after the actor's name. */
export const phraseOf = (action: LogEntry["action"]): string =>
  action in catalog ? catalog[action as EventType].phrase : auditPhrases[action as AuditAction];

/** What it was done to: the object of an audit entry, or the request or agreement of a fact. */
export const objectOf = ({ object, requestId, agreementId }: LogEntry) => object ?? requestId ?? agreementId ?? "";

/** How the actor came in. */
export const sourceOf = ({ actor }: Pick<LogEntry, "actor">): string =>
  viaLabels[actor.via as keyof typeof viaLabels] ?? "Countersign";

export const sources = Object.entries(viaLabels).map(([value, label]) => ({ value, label }));
