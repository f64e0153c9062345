import { linkToken, tokenHash } from "../auth/response-link";
import type { Context, TxContext } from "../context";
import { sql } from "../db";
import { newId } from "../ids";

export type LinkKind = "SHARED" | "EMAILED";
export type ResponseLink = {
  id: string;
  requestId: string;
  kind: LinkKind;
  name: string | null;
  email: string | null;
  createdAt: Date;
  revokedAt: Date | null;
};

/** Makes the link the seller may copy, and one for each buyer contact. */
export async function createLinks(ctx: TxContext, request: { id: string; acceptorId: string }): Promise<void> {
  const contacts = await ctx.db.rows<{ name: string; email: string }>(sql`
    select name, email from account_contact where account_id = ${request.acceptorId}`);
  const shared = { kind: "SHARED" as LinkKind, name: null as string | null, email: null as string | null };
  const links = [shared, ...contacts.map((contact) => ({ kind: "EMAILED" as LinkKind, ...contact }))].map((link) => {
    const id = newId.plain();
    return { id, token_hash: tokenHash(linkToken(id)), ...link };
  });
  await ctx.db.run(sql`
    insert into response_link (id, request_id, kind, name, email, token_hash, created_at)
    select id, ${request.id}, kind, name, email, token_hash, ${ctx.now} from json_to_recordset(${JSON.stringify(links)}::json)
      as l(id text, kind text, name text, email text, token_hash text)`);
}

export const revokeLinks = (ctx: TxContext, requestId: string) =>
  ctx.db.run(
    sql`update response_link set revoked_at = ${ctx.now} where request_id = ${requestId} and revoked_at is null`,
  );

/** Ends the links that were mailed to one address of a buyer: it no longer speaks for the account. */
export const revokeContactLinks = (ctx: TxContext, contact: { accountId: string; email: string }) =>
  ctx.db.run(sql`
    update response_link l set revoked_at = ${ctx.now} from cancellation_request r
    where r.id = l.request_id and r.acceptor_id = ${contact.accountId} and l.kind = 'EMAILED'
      and l.email = ${contact.email} and l.revoked_at is null`);

/** The link behind a token from an address bar; null for every bad token alike. */
export const findLink = (ctx: Context, token: string) =>
  ctx.db.row<ResponseLink>(sql`
    select id, request_id, kind, name, email, created_at, revoked_at from response_link where token_hash = ${tokenHash(token)}`);

/** The link that the seller may copy now. */
export const findSharedLink = (ctx: Context, requestId: string) =>
  ctx.db.row<ResponseLink>(sql`
    select id, request_id, kind, name, email, created_at, revoked_at from response_link
    where request_id = ${requestId} and kind = 'SHARED' and revoked_at is null`);

/** Whether any contact of the buyer has a link of its own that still works. */
export async function hasEmailedLink(ctx: Context, requestId: string): Promise<boolean> {
  const row = await ctx.db.row(sql`
    select 1 from response_link where request_id = ${requestId} and kind = 'EMAILED' and revoked_at is null limit 1`);
  return row !== null;
}
