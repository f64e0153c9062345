import { randomBytes } from "node:crypto";
import { addHours } from "date-fns";
import { rolesOf } from "../accounts/schema";
import { auditRow } from "../audit/record";
import { encryptSecret } from "../auth/access-keys";
import { hashToken } from "../auth/session-token";
import { machineNow } from "../clock";
import type { Context } from "../context";
import { ForbiddenError, NotFoundError, ValidationError } from "../errors";
import { authorizeKeys, rolesToGive } from "./policy";
import type { CreateKeyInput } from "./schema";

/** Secret and session token are shown this once; nobody can read them again. */
export type KeyCreated = { keyId: string; secret: string; sessionToken: string | null; expiresAt: Date | null };

/**
 * Lets programs act for the account as far as the role allows. A key that ends comes with a session token, as temporary
 * credentials do.
 *
 * @throws ForbiddenError  the actor does not manage this account's keys, or may not give this role
 * @throws NotFoundError   there is no such account
 * @throws ValidationError the role does not fit the account
 */
export async function createKey(ctx: Context, { name, role, accountId, hours }: CreateKeyInput): Promise<KeyCreated> {
  authorizeKeys(ctx.actor, accountId);
  if (!rolesToGive(ctx.actor).includes(role)) throw new ForbiddenError("You can give no role of another side.");
  const account = await ctx.prisma.account.findUnique({ where: { id: accountId }, select: { kinds: true } });
  if (!account) throw new NotFoundError(`There is no account ${accountId}.`);
  if (!rolesOf(account.kinds).includes(role)) {
    const message = "This role does not fit the account.";
    throw new ValidationError(message, { fields: [{ name: "role", message }] });
  }
  // Not shaped like a real cloud key, so that no scanner cries wolf over a test's configuration.
  const keyId = `key-${randomBytes(10).toString("hex")}`;
  const secret = randomBytes(30).toString("base64url");
  const sessionToken = hours ? randomBytes(48).toString("base64url") : null;
  const expiresAt = hours ? addHours(machineNow(), hours) : null;
  await ctx.prisma.$transaction([
    ctx.prisma.accessKey.create({
      data: {
        id: keyId,
        accountId,
        name,
        role,
        secretEncrypted: encryptSecret(secret),
        sessionTokenHash: sessionToken && hashToken(sessionToken),
        expiresAt,
        createdAt: ctx.now,
      },
    }),
    ctx.prisma.auditEntry.create({
      data: auditRow(ctx, { action: "KEY_CREATED", object: name, accountId, data: { keyId, role } }),
    }),
  ]);
  return { keyId, secret, sessionToken, expiresAt };
}
