import { differenceInCalendarDays } from "date-fns";

const dayAndTime = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "12 March 2026, 16:05 (UTC)": how every deadline is written. */
export const formatInstant = (at: Date) => `${dayAndTime.format(at).replace(" at ", ", ")} (UTC)`;
/** "12 March 2026, 16:05:09 (UTC)", where a second matters: the test clock. */
export const formatSecond = (at: Date) =>
  formatInstant(at).replace(" (UTC)", `:${String(at.getUTCSeconds()).padStart(2, "0")} (UTC)`);
/** "12 March 2026" */
export const formatDay = (at: Date) => day.format(at);
/** "12 Mar", for mail subjects. */
export const formatShortDay = (at: Date) => shortDay.format(at);

const units: [limitMinutes: number, sizeMinutes: number, name: string][] = [
  [60, 1, "minute"],
  [24 * 60, 60, "hour"],
  [31 * 24 * 60, 24 * 60, "day"],
  [56 * 24 * 60, 7 * 24 * 60, "week"],
  [365 * 24 * 60, 30 * 24 * 60, "month"],
  [Number.POSITIVE_INFINITY, 365 * 24 * 60, "year"],
];

const count = (n: number, name: string) => `${n} ${name}${n === 1 ? "" : "s"}`;

function span(minutes: number): string {
  const [, size, name] = units.find(([limit]) => minutes < limit) ?? [0, 1, "minute"];
  return count(Math.max(1, Math.floor(minutes / size)), name);
}

/** "3 days left", "5 hours left", "time is up". */
export function formatTimeLeft(until: Date, now: Date): string {
  const minutes = (until.getTime() - now.getTime()) / 60_000;
  if (minutes <= 0) return "time is up";
  return minutes < 1 ? "less than a minute left" : `${span(minutes)} left`;
}

/** "in 3 days", "2 hours ago", "now". */
export function formatRelative(at: Date, now: Date): string {
  const minutes = (at.getTime() - now.getTime()) / 60_000;
  if (Math.abs(minutes) < 1) return "now";
  return minutes > 0 ? `in ${span(minutes)}` : `${span(-minutes)} ago`;
}

export const daysBetween = (from: Date, to: Date) => differenceInCalendarDays(to, from);

/** "p•••@example.com": an address that its owner recognises and nobody else learns. */
export const maskEmail = (email: string) => email.replace(/^(.)[^@]*/, "$1•••");
/** "•••• 1234": an account that its owner recognises. */
export const maskAccount = (id: string) => `•••• ${id.slice(-4)}`;

export const plural = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;

/** "Shorten by 12 characters.", said of a text over its limit. */
export const shortenBy = (tooMany: number) => `Shorten by ${plural(tooMany, "character")}.`;

const durationUnits = [
  ["Y", "year"],
  ["M", "month"],
  ["W", "week"],
  ["D", "day"],
] as const;

/** "12 months" for "P12M", "1 year and 6 months" for "P1Y6M"; what is no such duration stays as it is. */
export function formatDuration(text: string): string {
  const parts = /^P(?=\d)(?:(?<Y>\d+)Y)?(?:(?<M>\d+)M)?(?:(?<W>\d+)W)?(?:(?<D>\d+)D)?$/.exec(text)?.groups;
  if (!parts) return text;
  const words = durationUnits.flatMap(([unit, name]) => (parts[unit] ? plural(Number(parts[unit]), name) : []));
  return new Intl.ListFormat("en", { type: "conjunction" }).format(words);
}
