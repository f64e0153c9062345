import { addHours, addMilliseconds, subHours } from "date-fns";

/** 00:00:00.000 UTC of the day that lies so many days and months after the day of `at`. */
export const utcDay = (at: Date, { days = 0, months = 0 } = {}): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, at.getUTCDate() + days));

/** The last instant of a term that begins at `startAt`: 23:59:59.999 UTC of the day before it would begin again. */
export const endOfTerm = (startAt: Date, months: number): Date => addMilliseconds(utcDay(startAt, { months }), -1);

export const hoursBefore = (now: Date, hours: number): Date => subHours(now, hours);
// Days of 24 hours: calendar days of date-fns would follow the time zone of the machine.
export const daysBefore = (now: Date, days: number): Date => subHours(now, days * 24);
export const daysAfter = (now: Date, days: number): Date => addHours(now, days * 24);
