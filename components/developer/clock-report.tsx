import Alert from "@cloudscape-design/components/alert";
import { formatSecond, plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { ClockReport } from "@/lib/test-clock/report";
import { dueLines } from "./due-text";

/** What a move of the clock caused, each request one click away. */
export function ClockReportAlert({ report, onDismiss }: { report: ClockReport; onDismiss: () => void }) {
  const { now, approved, emails, events, due } = report;
  const lines = dueLines(due);
  const more = due.approvedAutomatically - approved.length;
  return (
    <Alert type="success" header={`Time is now ${formatSecond(now)}.`} dismissible onDismiss={onDismiss}>
      <div role="status">
        {lines.length === 0
          ? "Nothing fell due."
          : `${[...lines, `${plural(emails, "email")} and ${plural(events, "event")} written`].join(", ")}.`}
        {approved.length > 0 && (
          <ul>
            {approved.map(({ id, productTitle, acceptorName }) => (
              <li key={id}>
                <a href={paths.go(id)} className="id">
                  {id}
                </a>{" "}
                {productTitle}, {acceptorName}
              </li>
            ))}
            {more > 0 && <li>and {more.toLocaleString("en-US")} more</li>}
          </ul>
        )}
        {emails > 0 && (
          <>
            {" "}
            <a href={paths.admin.mailbox()}>Read the emails</a>
          </>
        )}
        {events > 0 && (
          <>
            {" "}
            <a href={paths.developer.events()}>Look at the events</a>
          </>
        )}
      </div>
    </Alert>
  );
}
