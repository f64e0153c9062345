import { Notice } from "@/components/cancellation-requests/response/notice";
import type { PageVisit } from "@/lib/callers/response-page";
import { formatInstant } from "@/lib/format";

/** Tells somebody whose answer lost the race that it was not recorded. */
export function TooLate({ visit: { state, request } }: { visit: PageVisit }) {
  const first =
    state.kind === "approved" || state.kind === "denied"
      ? `${state.byMe ? "You" : state.who} responded a moment ago.`
      : state.kind === "approvedAutomatically"
        ? `The response time ended at ${formatInstant(state.deadline)}.`
        : state.kind === "withdrawn"
          ? `${request.proposerName} withdrew the request a moment ago.`
          : "This changed while you were looking.";
  return <Notice type="warning" role="alert" title={`${first} Your response was not recorded.`} />;
}
