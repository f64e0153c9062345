import { createHash, randomBytes, randomInt } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import { businessNow } from "../clock";
import { connections } from "../db";
import { isSandbox } from "../env";
import { ConflictError, ValidationError } from "../errors";
import { newId } from "../ids";
import { createUser } from "./people";
import type { setupInput } from "./schema";

const key = "setupToken";
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Whether a live portal still waits for its first person. A sandbox brings its own people. */
export const isSetupNeeded = async (): Promise<boolean> =>
  !isSandbox() && !(await connections().prisma.user.findFirst({ select: { id: true } }));

/**
 * Makes the one-time token that the first administrator needs, or null when nobody is missing. Only its hash is kept, so that
 * each start makes a new one and ends the one before.
 */
export async function prepareSetup(): Promise<string | null> {
  if (!(await isSetupNeeded())) return null;
  const token = randomBytes(24).toString("base64url");
  const value = { hash: hashOf(token) };
  await connections().prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
  return token;
}

/**
 * Creates the first administrator and their account, and ends the token. Nobody is signed in yet, so there is no context: who
 * holds the token that the server printed may do it, once.
 *
 * @throws ValidationError the token isn't the one that was printed last
 * @throws ConflictError   somebody was faster
 */
export async function completeSetup(input: z.output<typeof setupInput>): Promise<void> {
  const { token, name, email, password, accountName } = input;
  if (isSandbox()) throw new ConflictError("A sandbox brings its own people.");
  const { prisma, db } = connections();
  const now = await businessNow(db);
  const hash = await hashPassword(password);
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.setting.deleteMany({
      where: { key, value: { path: ["hash"], equals: hashOf(token) } },
    });
    if (!count) throw wrongToken();
    if (await tx.user.findFirst({ select: { id: true } })) throw new ConflictError("This portal is set up already.");
    const userId = await createUser(tx, now, { name, email, hash });
    const account = await tx.account.create({
      data: { id: newAccountId(), name: accountName, kinds: ["admin"], createdAt: now },
    });
    await tx.membership.create({
      data: { id: newId.plain(), userId, accountId: account.id, role: "ADMIN", createdAt: now },
    });
  });
}

const wrongToken = () => {
  const message = "This isn't the setup token. The server printed it when it was last started.";
  return new ValidationError(message, { fields: [{ name: "token", message }] });
};

/** Twelve digits, the first of which is no zero, so that no tool drops it. */
const newAccountId = () => `${randomInt(100_000, 1_000_000)}${String(randomInt(1_000_000)).padStart(6, "0")}`;
