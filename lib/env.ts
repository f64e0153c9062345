import { z } from "zod";

const portRange = "must be a port from 1 to 65535";
const port = z.coerce.number(portRange).int(portRange).min(1, portRange).max(65535, portRange);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` }).optional();

const schema = z.object({
  MODE: z.enum(["sandbox", "live"], { error: "must be sandbox or live" }).default("sandbox"),
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: url(/^postgres(ql)?$/, "postgresql://user:password@host:5432/countersign"),
  SMTP_URL: url(/^smtps?$/, "smtp://user:password@mail.example.com:587"),
  MAIL_FROM: z.string().min(3).optional(),
  APP_URL: url(/^https?$/, "https://agreements.example.com"),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  WORKER: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  EVENTBRIDGE_ENDPOINT: url(/^https?$/, "http://localhost:4010"),
});

/** What a live portal cannot run without. A sandbox brings its own of each. */
const requiredWhenLive = ["DATABASE_URL", "SMTP_URL", "AUTH_SECRET", "APP_URL"] as const;

export type Env = z.infer<typeof schema> & { host: string; appUrl: string };

const names = Object.keys(schema.shape) as (keyof z.infer<typeof schema>)[];
let known: { signature: string; env: Env } | undefined;

/** The settings this process was started with; the only place that reads the environment. @throws with every problem named */
export function env(): Env {
  const signature = names.map((name) => process.env[name]).join("\n");
  if (known?.signature !== signature) known = { signature, env: read() };
  return known.env;
}

function read(): Env {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const missing = given.MODE === "live" ? requiredWhenLive.filter((name) => !given[name]) : [];
  const problems = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? []),
    ...missing.map((name) => `${name} is missing (MODE=live needs it)`),
  ];
  if (!parsed.success || problems.length) {
    throw new Error(
      `Countersign cannot start:\n${problems.map((line) => `  - ${line}`).join("\n")}\nSee "Configuration" in the README.`,
    );
  }
  const { data } = parsed;
  return {
    ...data,
    host: data.HOST ?? (data.MODE === "live" ? "0.0.0.0" : "127.0.0.1"),
    appUrl: (data.APP_URL ?? `http://localhost:${data.PORT}`).replace(/\/$/, ""),
  };
}

/** The database alone, which every operation asks for: `env()` looks at every variable to see whether one has changed. */
export const databaseUrl = () => process.env.DATABASE_URL || env().DATABASE_URL;

/** Every setting there is, with its value as it is in force. */
export const settings = () => names.map((name) => ({ name, value: env()[name] }));

/** Whether the pages are compiled as they are asked for: `npm run dev`. */
export const isDevelopment = () => process.env.NODE_ENV === "development";

export const isSandbox = () => env().MODE === "sandbox";

/** Fills settings that a sandbox finds out for itself at start-up: its database and its secret. */
export function provide(settings: { DATABASE_URL?: string; AUTH_SECRET?: string }) {
  Object.assign(process.env, settings);
}

/** The secret that signs cookies and response links and encrypts access keys. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set yet: call boot() first.");
  return secret;
}

/** The environment as it is, for child processes. */
export const inheritedEnv = (): NodeJS.ProcessEnv => ({ ...process.env });
