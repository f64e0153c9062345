import { createHmac } from "node:crypto";

/**
 * Signs a webhook as the Standard Webhooks specification says, so that receivers may use its libraries. One signature per
 * secret, the newest first: a receiver that knows any of them accepts.
 * @see https://www.standardwebhooks.com
 */
export function signedHeaders(secrets: string[], id: string, timestamp: number, body: string): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": `${timestamp}`, "webhook-signature": signatures.join(" ") };
}
