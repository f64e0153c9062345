import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { accountOf } from "../auth/actor";
import { keyFor } from "../auth/encryption";
import { machineNow } from "../clock";
import type { Context } from "../context";
import { ValidationError } from "../errors";

/** How long a page token may be used, in milliseconds of machine time: a day. */
const lifetimeMs = 24 * 3_600_000;
/** 128 bits of HMAC-SHA256, as base64url. */
const sealLength = 22;

type Query = { maxResults?: number; nextToken?: string };

/** Where the next page of a query begins: the caller gets it sealed, bound to its account and to every other parameter. */
export function pageToken(ctx: Context, operation: string, query: Query, cursor: readonly string[]): string {
  const until = machineNow().getTime() + lifetimeMs;
  const body = Buffer.from(JSON.stringify({ cursor, until })).toString("base64url");
  return body + seal(ctx, operation, query, body);
}

/**
 * The cursor of the token that came with the query; null on the first page.
 * @throws ValidationError INVALID_NEXT_TOKEN when it was changed, is too old, or belongs to another query or account
 */
export function readPageToken(ctx: Context, operation: string, query: Query): string[] | null {
  const { nextToken } = query;
  if (!nextToken) return null;
  const [body, given] = [nextToken.slice(0, -sealLength), nextToken.slice(-sealLength)];
  const right = seal(ctx, operation, query, body);
  if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) throw invalid();
  const { cursor, until } = JSON.parse(Buffer.from(body, "base64url").toString()) as {
    cursor: string[];
    until: number;
  };
  if (until <= machineNow().getTime()) throw invalid();
  return cursor;
}

/** Neither the token itself nor the size of the page is part of what it is bound to. */
function seal(ctx: Context, operation: string, query: Query, body: string): string {
  const { maxResults: _size, nextToken: _token, ...rest } = query;
  const bound = createHash("sha256")
    .update(JSON.stringify([operation, accountOf(ctx.actor), rest]))
    .digest("base64url");
  return createHmac("sha256", keyFor("page tokens"))
    .update(`${bound}.${body}`)
    .digest("base64url")
    .slice(0, sealLength);
}

const invalid = () => {
  const message = "The token belongs to another query, is too old, or was changed. Ask for the first page again.";
  return new ValidationError(message, { code: "INVALID_NEXT_TOKEN", fields: [{ name: "nextToken", message }] });
};
