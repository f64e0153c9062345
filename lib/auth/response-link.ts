import { createHash, createHmac } from "node:crypto";
import { authSecret, env } from "../env";
import { paths } from "../paths";

/**
 * The 256-bit token of a response link. It is made from the link's ID and the installation's secret, so that it can be shown or
 * mailed again at any time, while the database holds only its hash: a copy of the database opens nothing.
 */
export const linkToken = (linkId: string): string =>
  createHmac("sha256", authSecret()).update(`response-link:${linkId}`).digest("base64url");

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The whole address of the response page behind a link. */
export const responseUrl = (linkId: string): string => `${env().appUrl}${paths.respond(linkToken(linkId))}`;

/** The cookie that holds a response link's token once the address bar no longer does. */
export const respondCookie = "countersign-respond";

/**
 * Where the page goes on without its token: an address of its own for each link, so that the cookie is sent there only and
 * two links in two tabs do not mix. It opens nothing by itself.
 */
export const hereOf = (token: string): string => `here-${tokenHash(token).slice(0, 16)}`;
export const isHere = (segment: string): boolean => /^here-[0-9a-f]{16}$/.test(segment);
