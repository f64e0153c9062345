import { timingSafeEqual } from "node:crypto";
import { fingerprint } from "../auth/encryption";
import { env } from "../env";
import { paths } from "../paths";

const purpose = "unsubscribe";

/** Names a mail and proves that we have written it; says nothing to anybody else. It ends one group of mails and opens nothing. */
export const unsubscribeToken = (deliveryId: string) => `${deliveryId}.${fingerprint(purpose, deliveryId)}`;

/** The mail that a token names; null for every token that is not ours. */
export function deliveryOfToken(token: string): string | null {
  const [id = "", given = ""] = token.split(".");
  const right = Buffer.from(fingerprint(purpose, id));
  const bytes = Buffer.from(given);
  return bytes.length === right.length && timingSafeEqual(bytes, right) ? id : null;
}

/** The page that asks whether to stop, and the address that mail programs post to. */
export const unsubscribeUrls = (deliveryId: string) => ({
  page: `${env().appUrl}${paths.unsubscribe(unsubscribeToken(deliveryId))}`,
  oneClick: `${env().appUrl}${paths.api.unsubscribe(unsubscribeToken(deliveryId))}`,
});
