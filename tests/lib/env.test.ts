import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";

const names = [
  "MODE",
  "PORT",
  "HOST",
  "DATA_DIR",
  "DATABASE_URL",
  "SMTP_URL",
  "APP_URL",
  "AUTH_SECRET",
  "WORKER",
  "EVENTBRIDGE_ENDPOINT",
];
let own: Record<string, string | undefined>;

beforeEach(() => {
  own = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  for (const name of names) delete process.env[name];
});
afterEach(() => {
  for (const name of names) delete process.env[name];
  Object.assign(process.env, Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)));
});

const live = {
  MODE: "live",
  DATABASE_URL: "postgresql://app:secret@db.example.com:5432/countersign",
  SMTP_URL: "smtps://mail.example.com",
  AUTH_SECRET: "thirty-two characters and not one less",
  APP_URL: "https://agreements.example.com/",
};

function problemsOf(settings: Record<string, string>): string[] {
  Object.assign(process.env, settings);
  try {
    env();
    return [];
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split("\n");
    expect(head).toBe("Countersign cannot start:");
    expect(lines.pop()).toBe('See "Configuration" in the README.');
    return lines.map((line) => line.replace("  - ", ""));
  }
}

describe("without settings", () => {
  test("it is a sandbox on the loopback address", () => {
    expect(env()).toMatchObject({
      MODE: "sandbox",
      PORT: 3000,
      host: "127.0.0.1",
      DATA_DIR: ".data",
      WORKER: "on",
      appUrl: "http://localhost:3000",
    });
  });

  test("an empty one is none, and a change is noticed", () => {
    Object.assign(process.env, { PORT: "", SMTP_URL: "" });
    expect(env().PORT).toBe(3000);
    expect(env().SMTP_URL).toBeUndefined();
    process.env.PORT = "8080";
    expect(env()).toMatchObject({ PORT: 8080, appUrl: "http://localhost:8080" });
  });
});

describe("a live portal", () => {
  test("starts with its four settings, for everybody, and without a slash at the end of its address", () => {
    expect(problemsOf(live)).toEqual([]);
    expect(env()).toMatchObject({ host: "0.0.0.0", appUrl: "https://agreements.example.com" });
  });

  test.each(["DATABASE_URL", "SMTP_URL", "AUTH_SECRET", "APP_URL"])(
    "does not start without %s, and says so",
    (name) => {
      expect(problemsOf({ ...live, [name]: "" })).toEqual([`${name} is missing (MODE=live needs it)`]);
    },
  );

  test("names everything at once, what is missing and what is wrong", () => {
    expect(problemsOf({ MODE: "live", PORT: "0", WORKER: "maybe" })).toEqual([
      "PORT must be a port from 1 to 65535",
      "WORKER must be on or off",
      "DATABASE_URL is missing (MODE=live needs it)",
      "SMTP_URL is missing (MODE=live needs it)",
      "AUTH_SECRET is missing (MODE=live needs it)",
      "APP_URL is missing (MODE=live needs it)",
    ]);
  });
});

describe("a bad value is named with what would be right", () => {
  test.each([
    ["MODE", "production", "must be sandbox or live"],
    ["PORT", "http", "must be a port from 1 to 65535"],
    ["PORT", "65536", "must be a port from 1 to 65535"],
    ["PORT", "30.5", "must be a port from 1 to 65535"],
    [
      "DATABASE_URL",
      "mysql://db/countersign",
      "must be an address such as postgresql://user:password@host:5432/countersign",
    ],
    ["DATABASE_URL", "localhost", "must be an address such as postgresql://user:password@host:5432/countersign"],
    ["SMTP_URL", "mail.example.com", "must be an address such as smtp://user:password@mail.example.com:587"],
    ["APP_URL", "agreements.example.com", "must be an address such as https://agreements.example.com"],
    ["APP_URL", "javascript:alert(1)", "must be an address such as https://agreements.example.com"],
    ["AUTH_SECRET", "short", "must have at least 32 characters"],
    ["WORKER", "false", "must be on or off"],
    ["EVENTBRIDGE_ENDPOINT", "bus", "must be an address such as http://localhost:4010"],
  ])("%s=%s", (name, value, message) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect([problem, others]).toEqual([`${name} ${message}`, []]);
    // Secrets and passwords may be part of a setting: what was given is not repeated.
    expect(problem).not.toContain(`: ${value}`);
  });
});
