import { plural } from "@/lib/format";
import type { ClockMoved } from "@/lib/test-clock/move";

/** What falls due, in words, most telling first; empty when nothing does. */
export const dueLines = ({
  approvedAutomatically,
  expired,
  failed,
  invoices,
  payments,
  adjustments,
  reminders,
  endings,
}: ClockMoved["due"]): string[] =>
  [
    { count: approvedAutomatically, text: `${plural(approvedAutomatically, "request")} approved automatically` },
    { count: failed, text: `${plural(failed, "request")} closed, because the agreement ends before the deadline` },
    { count: expired, text: `${plural(expired, "agreement")} ended on the end date` },
    { count: payments, text: `${plural(payments, "payment request")} settled` },
    { count: adjustments, text: `${plural(adjustments, "billing adjustment")} processed` },
    { count: invoices, text: `${plural(invoices, "invoice")} issued` },
    { count: reminders, text: `${plural(reminders, "reminder")} sent` },
    { count: endings, text: `${plural(endings, "notice")} that an agreement ends soon` },
  ].flatMap(({ count, text }) => (count > 0 ? [text] : []));
