import { verifyPassword } from "better-auth/crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setupInput } from "@/lib/accounts/schema";
import { completeSetup, isSetupNeeded, prepareSetup } from "@/lib/accounts/setup";
import { countSetupTry } from "@/lib/callers/setup";
import { connections } from "@/lib/db";
import { ConflictError, ThrottledError, ValidationError } from "@/lib/errors";

const entered = (token: string | null, more = {}) =>
  setupInput.parse({
    token,
    name: "Ada Moreau",
    email: "Ada@Ops.example",
    password: "a fine password",
    accountName: "Portal Operations",
    ...more,
  });

beforeEach(() => {
  Object.assign(process.env, { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
});
afterEach(() => {
  process.env.MODE = "sandbox";
  delete process.env.SMTP_URL;
  delete process.env.APP_URL;
});

test("the token that the server printed makes the first administrator, once", async () => {
  const { prisma } = connections();
  const token = await prepareSetup();
  expect(token).toHaveLength(32);
  expect(JSON.stringify(await prisma.setting.findMany())).not.toContain(token);
  await completeSetup(entered(token));

  const user = await prisma.user.findFirstOrThrow({
    include: { credentials: true, memberships: { include: { account: true } } },
  });
  expect(user).toMatchObject({
    name: "Ada Moreau",
    email: "ada@ops.example",
    credentials: [{ providerId: "credential", accountId: user.id }],
    memberships: [{ role: "ADMIN", account: { name: "Portal Operations", kinds: ["admin"] } }],
  });
  expect(user.memberships[0]?.accountId).toMatch(/^[1-9]\d{11}$/);
  expect(await verifyPassword({ hash: user.credentials[0]?.password ?? "", password: "a fine password" })).toBe(true);

  expect(await isSetupNeeded()).toBe(false);
  expect(await prepareSetup()).toBeNull();
  await expect(completeSetup(entered(token, { email: "eve@ops.example" }))).rejects.toThrow(ValidationError);
  expect(await prisma.user.count()).toBe(1);
});

test("a wrong token makes nobody, and the right one still works afterwards", async () => {
  const token = await prepareSetup();
  await expect(completeSetup(entered("wrong"))).rejects.toMatchObject({
    constructor: ValidationError,
    fields: [{ name: "token" }],
  });
  expect(await connections().prisma.user.count()).toBe(0);
  await completeSetup(entered(token));
  expect(await connections().prisma.user.count()).toBe(1);
});

test("starting again ends the token before", async () => {
  const earlier = await prepareSetup();
  const token = await prepareSetup();
  await expect(completeSetup(entered(earlier))).rejects.toThrow(ValidationError);
  await completeSetup(entered(token));
});

test("of two who use the token at the same moment one becomes administrator", async () => {
  const token = await prepareSetup();
  const outcomes = await Promise.allSettled([
    completeSetup(entered(token)),
    completeSetup(entered(token, { email: "eve@ops.example" })),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await connections().prisma.user.count()).toBe(1);
});

test("a sandbox is never set up this way", async () => {
  const token = await prepareSetup();
  process.env.MODE = "sandbox";
  expect(await isSetupNeeded()).toBe(false);
  expect(await prepareSetup()).toBeNull();
  await expect(completeSetup(entered(token))).rejects.toThrow(ConflictError);
});

test.each([
  [{ token: "" }, "setup token"],
  [{ password: "eleven char" }, "at least 12"],
  [{ email: "ada" }, "name@example.com"],
  [{ accountName: " " }, "Give a name"],
])("%j is refused", (more, reason) => expect(() => entered("token", more)).toThrow(reason));

test("tokens cannot be guessed without end", async () => {
  for (let i = 0; i < 10; i++) await countSetupTry();
  await expect(countSetupTry()).rejects.toThrow(ThrottledError);
});
