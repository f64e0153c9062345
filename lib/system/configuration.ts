import { settings } from "../env";

const meanings: Record<string, string> = {
  MODE: "sandbox or live",
  PORT: "Port of the web server",
  HOST: "Address the web server listens on",
  DATA_DIR: "Folder of the embedded database and secret",
  DATABASE_URL: "PostgreSQL database",
  SMTP_URL: "Mail server",
  MAIL_FROM: "Sender of emails",
  APP_URL: "Public address, used in links",
  AUTH_SECRET: "Signs sessions and links",
  WORKER: "Whether this process watches deadlines and sends mail",
  EVENTBRIDGE_ENDPOINT: "Where events are sent",
};

export type Setting = { name: string; meaning: string; value: string };

/** The settings in force, without anything that opens a door. */
export const listSettings = (): Setting[] =>
  settings().map(({ name, value }) => ({ name, meaning: meanings[name] ?? "", value: shown(name, value) }));

function shown(name: string, value: unknown): string {
  if (value === undefined) return "Not set";
  if (/SECRET|PASSWORD|TOKEN|KEY/.test(name)) return "Set, hidden";
  return URL.canParse(String(value)) ? withoutCredentials(String(value)) : String(value);
}

/** An address without who signs in there, and without parameters, which may hold a secret as well. */
export function withoutCredentials(address: string): string {
  const url = new URL(address);
  const { protocol, host, pathname } = url;
  return host ? `${protocol}//${host}${pathname === "/" ? "" : pathname}` : `${protocol}…`;
}
