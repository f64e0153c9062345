import { paths } from "../paths";
import { type LogEntry, logActions } from "./queries";
import { objectOf, phraseOf, sourceOf } from "./words";

/** An entry as the log's table shows it. */
export const logRow = (entry: LogEntry) => {
  const { id, at, actor, requestId, agreementId, data } = entry;
  const leadsTo = requestId ?? agreementId;
  return {
    id,
    at,
    actor: actor.name,
    actorAccount: actor.accountId,
    phrase: phraseOf(entry.action),
    object: objectOf(entry),
    href: leadsTo && paths.go(leadsTo),
    source: sourceOf(entry),
    details: [
      ...Object.entries(data),
      ...(requestId && agreementId ? [["agreement", agreementId] as [string, string]] : []),
    ],
  };
};

/** Every action there is, for the choice of one. */
export const actionChoices = () =>
  logActions.map((value) => ({ value, label: phraseOf(value) })).sort((a, b) => a.label.localeCompare(b.label, "en"));

/** A download with the filter of the page, without its place in the list. */
export function exportAddress(path: string, { before: _, ...query }: Record<string, string | undefined>): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length ? `${path}?${new URLSearchParams(entries)}` : path;
}
