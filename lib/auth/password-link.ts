import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "../audit/record";
import { type Context, inTransaction, type TxContext } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import { newId } from "../ids";
import { wake } from "../wake";
import type { Actor } from "./actor";
import { encrypt, fingerprint } from "./encryption";
import { passwordLinkMinutes, passwordLinkPurpose } from "./password-link-rules";

/**
 * Mails a link to choose a new password to whoever signs in with this address; it ends the link before. An address that
 * nobody signs in with, or that belongs to no account any more, gets nothing, and the caller is not told.
 */
export function sendPasswordLink(ctx: Context, { email }: { email: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, sql`u.email = ${email}`);
    if (!person) return;
    const { userId, name, accountId } = person;
    const token = randomBytes(32).toString("base64url");
    await ctx.db.run(sql`
      delete from verification where identifier like ${`${prefix}%`} and (value = ${userId} or expires_at < clock_timestamp())`);
    await ctx.db.run(sql`
      insert into verification (id, identifier, value, created_at, updated_at, expires_at)
      values (${newId.plain()}, ${identifierOf(token)}, ${userId}, clock_timestamp(), clock_timestamp(),
        clock_timestamp() + ${passwordLinkMinutes} * interval '1 minute')`);
    await ctx.db.run(sql`
      insert into delivery (id, kind, account_id, party, recipient, recipient_name, secret, created_at, next_attempt_at)
      values (${newId.plain()}, 'E24', ${accountId}, 'recipient', ${person.email}, ${name},
        ${encrypt(passwordLinkPurpose, token)}, ${ctx.now}, clock_timestamp())`);
    wake(ctx.db);
  });
}

/** Whether a new password may be chosen with this token. Asking does not use it up. */
export const isPasswordLink = async (ctx: Context, token: string): Promise<boolean> =>
  (await ctx.db.row(sql`
    select 1 from verification where identifier = ${identifierOf(token)} and expires_at > clock_timestamp()`)) !== null;

/**
 * Gives whoever holds the token a new password, once, and ends all their sessions: whoever knew the old password is out.
 *
 * @throws NotFoundError the token is none, was used or replaced, or is too old
 */
export async function resetPassword(
  ctx: Context,
  { token, password }: { token: string; password: string },
): Promise<void> {
  // Hashing takes long on purpose: not for everybody who sends something, and not with a row locked.
  if (!(await isPasswordLink(ctx, token))) throw noLink();
  const hash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    const used = await ctx.db.row<{ userId: string }>(sql`
      delete from verification where identifier = ${identifierOf(token)} and expires_at > clock_timestamp()
      returning value as user_id`);
    const person = used && (await lockPerson(ctx, sql`u.id = ${used.userId}`));
    if (!person) throw noLink();
    const { userId } = person;
    await ctx.db.run(sql`
      update credential set password = ${hash}, updated_at = ${ctx.now}
      where user_id = ${userId} and provider_id = 'credential'`);
    await ctx.db.run(sql`delete from session where user_id = ${userId}`);
    await recordAudit({ ...ctx, actor: person }, { action: "PASSWORD_RESET", object: "" });
  });
}

const prefix = "password-link:";
const identifierOf = (token: string) => prefix + fingerprint(passwordLinkPurpose, token);

const noLink = () => new NotFoundError("This link doesn't work any more, and nothing was changed. Ask for a new one.");

type Person = Extract<Actor, { kind: "person" }>;

/** Somebody who signs in with a password and may act for an account, under their first hat; locked against a second link. */
const lockPerson = (ctx: TxContext, which: Sql) =>
  ctx.db.row<Person>(sql`
    select 'person' as kind, u.id as user_id, u.name, u.email, m.account_id, a.name as account_name, m.role
    from "user" u join credential c on c.user_id = u.id and c.provider_id = 'credential'
    join membership m on m.user_id = u.id join account a on a.id = m.account_id
    where ${which} order by m.created_at, m.account_id limit 1 for no key update of u`);
