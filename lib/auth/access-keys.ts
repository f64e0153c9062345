import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { PrismaClient } from "@/prisma/client/client";
import type { Actor, Role } from "./actor";
import { decrypt, encrypt } from "./encryption";

export type KeyActor = Extract<Actor, { kind: "key" }>;

const purpose = "access keys";

/** Encrypts the secret of an access key for the database. It is not hashed, because verifying a signature needs it. */
export const encryptSecret = (secret: string) => encrypt(purpose, secret);

/** @throws when it was encrypted under another AUTH_SECRET, or changed since */
export const decryptSecret = (encrypted: string) => decrypt(purpose, encrypted);

/** Who acts with an access key, and the secret its signatures are verified with; null when unknown or disabled. */
export async function findKeyActor(
  prisma: PrismaClient,
  keyId: string,
): Promise<{ actor: KeyActor; secret: string } | null> {
  const key = await prisma.accessKey.findUnique({ where: { id: keyId }, include: { account: true } });
  if (!key?.isEnabled) return null;
  const { id, name, accountId, account } = key;
  return {
    actor: { kind: "key", keyId: id, name, accountId, accountName: account.name, role: key.role as Role },
    secret: decryptSecret(key.secretEncrypted),
  };
}

/** Who acts in a request with HTTP Basic credentials `key ID:secret`; null for every wrong pair alike. */
export async function actorFromBasic(
  prisma: PrismaClient,
  header: string | null | undefined,
): Promise<KeyActor | null> {
  const encoded = header?.match(/^Basic\s+([A-Za-z0-9+/_-]+=*)$/i)?.[1];
  if (!encoded) return null;
  const [, keyId, secret] =
    Buffer.from(encoded, "base64")
      .toString("utf8")
      .match(/^([^:]+):(.*)$/s) ?? [];
  if (!keyId || !secret || keyId.includes("\0")) return null;
  const found = await findKeyActor(prisma, keyId);
  // An unknown key is compared too, so that both refusals cost the same.
  return isSame(secret, found?.secret ?? randomBytes(16).toString("hex")) && found ? found.actor : null;
}

const isSame = (a: string, b: string) =>
  timingSafeEqual(...([a, b].map((text) => createHash("sha256").update(text).digest()) as [Buffer, Buffer]));
