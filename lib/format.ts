import { differenceInCalendarDays } from "date-fns";

/** How a person reads dates: the zone of moments, and the style of both. */
export type DateStyle = { zone: string; dates: "long" | "iso" };
export const inUtc: DateStyle = { zone: "UTC", dates: "long" };

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat("en-GB", {
      day: "2-digit",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "shortOffset",
      timeZone: zone,
    });
    formatters.set(zone, known);
  }
  return known;
}

export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(formatter(zone));
  } catch {
    return false;
  }
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

type Parts = Record<"day" | "month" | "year" | "hour" | "minute" | "second" | "timeZoneName", string>;
const partsOf = (at: Date, zone: string) =>
  Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  ) as Parts;

function dayOf({ day, month, year }: Parts, dates: DateStyle["dates"]): string {
  if (dates === "long") return `${Number(day)} ${month} ${year}`;
  return `${year.padStart(4, "0")}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${day}`;
}

function moment(at: Date, { zone, dates }: DateStyle, hasSeconds: boolean): string {
  const parts = partsOf(at, zone);
  const time = `${parts.hour}:${parts.minute}${hasSeconds ? `:${parts.second}` : ""}`;
  return `${dayOf(parts, dates)}${dates === "long" ? "," : ""} ${time} (${parts.timeZoneName.replace(/^GMT([+-]0)?$/, "UTC").replace("GMT", "UTC")})`;
}

/** "12 March 2026, 16:05 (UTC)" or "2026-03-12 16:05 (UTC)": how every deadline is written. */
export const formatInstant = (at: Date, style = inUtc) => moment(at, style, false);
/** "12 March 2026, 16:05:09 (UTC)", where a second matters: the test clock. */
export const formatSecond = (at: Date, style = inUtc) => moment(at, style, true);
/** One moment in every way of writing it: in UTC, where the device is, and for machines. */
export const spellOut = (at: Date, deviceZone: string, { dates } = inUtc) => ({
  utc: formatSecond(at, { zone: "UTC", dates }),
  local: `${formatSecond(at, { zone: deviceZone, dates })}, ${deviceZone}`,
  iso: at.toISOString(),
});
/** "12 March 2026" or "2026-03-12". Days of contracts and invoices are days in UTC, whatever zone moments are shown in. */
export const formatDay = (at: Date, { dates } = inUtc) => dayOf(partsOf(at, "UTC"), dates);
/** "12 Mar", for mail subjects. */
export const formatShortDay = (at: Date) => {
  const { day, month } = partsOf(at, "UTC");
  return `${Number(day)} ${month.slice(0, 3)}`;
};

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
