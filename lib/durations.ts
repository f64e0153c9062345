import { addMilliseconds } from "date-fns";

const form = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/;

/** Whether a text is a duration of whole days, weeks, months and years in ISO 8601: "P30D", "P12M", "P1Y". */
export const isDuration = (text: string): boolean => form.test(text);

/**
 * The instant that lies so long after (or, with `-1`, before) another in UTC. A month ends no later than its last day: a
 * month after 31 January is the last of February.
 */
export function addDuration(at: Date, duration: string, direction: 1 | -1 = 1): Date {
  const parts = form.exec(duration);
  if (!parts) throw new Error(`${duration} is not a duration of days, weeks, months or years.`);
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => direction * Number(part ?? 0));
  const month = at.getUTCMonth() + months + 12 * years;
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const moved = new Date(at);
  moved.setUTCFullYear(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), lastDay));
  moved.setUTCDate(moved.getUTCDate() + 7 * weeks + days);
  return moved;
}

/** The last instant of a term that begins at `startAt`: 23:59:59.999 UTC of the day before it would begin again. */
export const endOfTerm = (startAt: Date, duration: string): Date =>
  addMilliseconds(addDuration(startAt, duration).setUTCHours(0, 0, 0, 0), -1);
