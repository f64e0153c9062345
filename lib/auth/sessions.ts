import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { connections } from "../db";
import { authSecret, env } from "../env";

type Auth = ReturnType<typeof create>;

const create = () =>
  betterAuth({
    appName: "Countersign",
    baseURL: env().appUrl,
    secret: authSecret(),
    database: prismaAdapter(connections().prisma, { provider: "postgresql" }),
    user: { modelName: "user" },
    account: { modelName: "credential" },
    session: { expiresIn: 12 * 60 * 60, updateAge: 60 * 60 },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    advanced: { cookiePrefix: "countersign", useSecureCookies: env().appUrl.startsWith("https:") },
    telemetry: { enabled: false },
    // Its own HTTP routes are not mounted: signing in and out are server actions, which limit tries themselves.
    plugins: [nextCookies()],
  });

let auth: Auth | undefined;

/** Sign-in by e-mail and password; sessions live in the database and in an http-only cookie. */
export const sessions = (): Auth => (auth ??= create());
