import { viaLabels } from "../cancellation-requests/labels";
import { catalog } from "./catalog";
import type { Activity } from "./queries";

/** A fact in a sentence: who did what, when, and how they came in. */
export function timelineEntry({ id, type, at, actor, requestId, data }: Activity) {
  const via = viaLabels[actor.via as keyof typeof viaLabels] ?? "";
  return {
    id,
    at,
    text: `${actor.name} ${catalog[type].phrase}${requestId && type.startsWith("Cancellation") ? ` (${requestId})` : ""}`,
    detail: [via, data.reason].filter(Boolean).join(" · ") || undefined,
  };
}
