import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "../env";

const keys = new Map<string, Buffer>();

/** A key of its own for each purpose, made from the installation's secret; made once. */
export function keyFor(purpose: string): Buffer {
  const name = `${purpose} ${authSecret()}`;
  let key = keys.get(name);
  if (!key) keys.set(name, (key = Buffer.from(hkdfSync("sha256", authSecret(), "", `countersign ${purpose}`, 32))));
  return key;
}

/** Encrypts a text for the database: AES-256-GCM as `nonce.ciphertext.tag`. */
export function encrypt(purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString("base64url")).join(".");
}

/** @throws when it was encrypted for another purpose, under another AUTH_SECRET, or changed since */
export function decrypt(purpose: string, encrypted: string): string {
  const [nonce, sealed, tag] = encrypted.split(".").map((part) => Buffer.from(part, "base64url"));
  if (!nonce || !sealed || !tag) throw new Error(`This is not an encrypted text (${purpose}).`);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), nonce, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
}

/** A fingerprint that nobody can try out without the installation's secret. */
export const fingerprint = (purpose: string, ...parts: string[]) =>
  createHmac("sha256", keyFor(purpose)).update(JSON.stringify(parts)).digest("hex");
