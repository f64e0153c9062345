import { createHmac, randomBytes } from "node:crypto";

/**
 * Signatures of webhooks as the Standard Webhooks specification writes them, so that receivers may use its libraries.
 * @see https://www.standardwebhooks.com
 */
export const newSigningSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

/** One signature per secret, the newest first: a receiver that knows any of them accepts. */
export function signedHeaders(secrets: string[], id: string, timestamp: number, body: string): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": `${timestamp}`, "webhook-signature": signatures.join(" ") };
}
