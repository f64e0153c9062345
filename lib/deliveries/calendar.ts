import { addHours } from "date-fns";

export type DeadlineEvent = {
  /** The request's ID: later mails about the request speak of the same event. */
  uid: string;
  method: "PUBLISH" | "CANCEL";
  organizer: string;
  summary: string;
  description: string;
  url: string;
  writtenAt: Date;
  endsAt: Date;
};

/**
 * A calendar file with one event, the hour before the deadline, that reminds 24 and 3 hours ahead; or takes it back.
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function deadlineCalendar(event: DeadlineEvent): string {
  const isCancelled = event.method === "CANCEL";
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Countersign//Response deadline//EN",
    `METHOD:${event.method}`,
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${isCancelled ? 1 : 0}`,
    `DTSTAMP:${stamp(event.writtenAt)}`,
    `DTSTART:${stamp(addHours(event.endsAt, -1))}`,
    `DTEND:${stamp(event.endsAt)}`,
    `STATUS:${isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    `ORGANIZER;CN=Countersign:mailto:${event.organizer}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url}`,
    ...(isCancelled ? [] : [24, 3].flatMap((hours) => alarm(hours, event.summary))),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const alarm = (hours: number, summary: string) => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `TRIGGER;RELATED=END:-PT${hours}H`,
  `DESCRIPTION:${escaped(summary)}`,
  "END:VALARM",
];

const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** Lines have at most 75 bytes; the rest goes on after a space. A letter is never cut in two. */
function folded(line: string): string {
  const parts = [""];
  for (const letter of line) {
    const last = (parts.at(-1) ?? "") + letter;
    if (Buffer.byteLength(last) > 75) parts.push(` ${letter}`);
    else parts[parts.length - 1] = last;
  }
  return parts.join("\r\n");
}
