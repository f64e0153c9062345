import { beforeEach, expect, test } from "vitest";
import { createAccount } from "@/lib/accounts/create";
import { addPerson, removeMembership } from "@/lib/accounts/people";
import { resetPasswordInput, sendPasswordLinkInput } from "@/lib/accounts/schema";
import { listAuditLog } from "@/lib/audit/queries";
import { system } from "@/lib/auth/actor";
import { decrypt } from "@/lib/auth/encryption";
import { isPasswordLink, resetPassword } from "@/lib/auth/password-link";
import { sessions } from "@/lib/auth/sessions";
import { askForPasswordLink } from "@/lib/callers/sign-in";
import { startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { NotFoundError, ThrottledError } from "@/lib/errors";
import { as } from "../../support/factories";
import { deliveries } from "../../support/mail";

const operations = { id: "999900001111", name: "Portal Operations" };
const email = "ada@ops.example";
const before = "the password before";
const after = "the password after";
const admin = () => as("ADMIN", operations);

beforeEach(async () => {
  await createAccount(await admin(), { ...operations, kinds: ["admin"] });
  await add("Ada", email);
  await add("Eve", "eve@ops.example");
});

const add = async (name: string, email: string) =>
  addPerson(await admin(), { accountId: operations.id, name, email, role: "ADMIN", password: before });

const ask = (address: string) => askForPasswordLink(sendPasswordLinkInput.parse({ email: address }).email);
const mails = async () => (await deliveries()).filter(({ kind }) => kind === "E24");

/** Asks for a link and reads its token out of the newest mail. */
async function mailedToken(address = email): Promise<string> {
  await ask(address);
  await deliverDue({ transport: null });
  const token = /\/signin\/reset\/([\w-]+)/.exec((await mails()).at(-1)?.text ?? "")?.[1];
  if (!token) throw new Error("no link was mailed");
  return token;
}

const choose = async (token: string, password = after) =>
  resetPassword(await startContext(system), { token, password });
const works = async (token: string) => isPasswordLink(await startContext(system), token);
const signIn = (password: string, address = email) =>
  sessions().api.signInEmail({ body: { email: address, password } });
const sessionCount = () => connections().prisma.session.count();

/** Lets machine time pass for everything about links. */
const later = (seconds: number) =>
  connections().db.run(sql`update verification set expires_at = expires_at - ${seconds} * interval '1 second'`);

test("the mailed link sets a new password, ends every session, and is written down", async () => {
  await signIn(before);
  await signIn(before);
  await signIn(before, "eve@ops.example");
  expect(await sessionCount()).toBe(3);

  const token = await mailedToken(" ADA@ops.example ");
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const [mail] = await mails();
  expect(mail).toMatchObject({ recipient: email, subject: "Countersign: choose a new password", secret: null });
  expect(mail?.text).toContain("works for 30 minutes");
  await choose(token);

  expect(await sessionCount()).toBe(1);
  await expect(signIn(before)).rejects.toThrow();
  expect(await signIn(after)).toMatchObject({ user: { email } });
  expect(await signIn(before, "eve@ops.example")).toMatchObject({ user: { name: "Eve" } });
  const { entries } = await listAuditLog(await admin(), { action: "PASSWORD_RESET" });
  expect(entries).toMatchObject([{ actor: { name: "Ada", accountId: operations.id } }]);
});

test("the token is kept nowhere, and encrypted while its mail waits", async () => {
  await ask(email);
  const secret = (await mails())[0]?.secret ?? "";
  const token = decrypt("password links", secret);
  await deliverDue({ transport: null });
  const { prisma } = connections();
  const rows = [await prisma.verification.findMany(), await prisma.auditEntry.findMany(), secret];
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(JSON.stringify((await mails()).map(({ text, html, ...rest }) => rest))).not.toContain(token);
});

test("a live portal's mailbox keeps that the mail was sent, not the link", async () => {
  Object.assign(process.env, { MODE: "live", SMTP_URL: "smtp://127.0.0.1:1", APP_URL: "https://a.example.com" });
  try {
    await ask(email);
    await deliverDue({ transport: null });
  } finally {
    process.env.MODE = "sandbox";
    delete process.env.SMTP_URL;
    delete process.env.APP_URL;
  }
  expect(await mails()).toMatchObject([{ state: "SENT", text: null, html: null, secret: null }]);
  expect(JSON.stringify(await mails())).not.toContain("/signin/reset/");
});

test("an address that nobody signs in with gets the same answer and no mail", async () => {
  expect(await ask("nobody@ops.example")).toBe(await ask(email));
  expect((await mails()).map(({ recipient }) => recipient)).toEqual([email]);
});

test("who belongs to no account any more gets no mail, and their link works no more", async () => {
  const token = await mailedToken();
  const { id } = await connections().prisma.membership.findFirstOrThrow({ where: { user: { email } } });
  await removeMembership(await admin(), { membershipId: id });
  await expect(choose(token)).rejects.toThrow(NotFoundError);
  await ask(email);
  expect(await mails()).toHaveLength(1);
});

test("a link works once, however often it was looked at", async () => {
  const token = await mailedToken();
  for (let i = 0; i < 3; i++) expect(await works(token)).toBe(true);
  await choose(token);
  expect(await works(token)).toBe(false);
  await expect(choose(token, "another password")).rejects.toThrow("Ask for a new one");
  await signIn(after);
});

test("of two who use a link at the same moment one sets the password", async () => {
  const token = await mailedToken();
  const outcomes = await Promise.allSettled([
    choose(token, "the first password"),
    choose(token, "the second password"),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a link works for thirty minutes of machine time", async () => {
  const token = await mailedToken();
  await later(30 * 60 - 20);
  expect(await works(token)).toBe(true);
  await later(20);
  expect(await works(token)).toBe(false);
  await expect(choose(token)).rejects.toThrow(NotFoundError);
  await signIn(before);
});

test("a newer link replaces the one before, and leaves those of others alone", async () => {
  const others = await mailedToken("eve@ops.example");
  const earlier = await mailedToken();
  const token = await mailedToken();
  await expect(choose(earlier)).rejects.toThrow(NotFoundError);
  expect([await works(earlier), await works(token), await works(others)]).toEqual([false, true, true]);
});

test("an address gets no links without end, known or not", async () => {
  for (const address of [email, "nobody@ops.example"]) {
    for (let i = 0; i < 5; i++) await ask(address);
    await expect(ask(address)).rejects.toThrow(ThrottledError);
  }
});

test("a password shorter than 12 or longer than 128 characters is refused", () => {
  for (const password of ["eleven char", "x".repeat(129)]) {
    expect(resetPasswordInput.safeParse({ token: "token", password }).success).toBe(false);
  }
});
