import { randomInt, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "../audit/record";
import { accountOf, nameOf } from "../auth/actor";
import { encrypt, fingerprint } from "../auth/encryption";
import { codePauseSeconds, codePurpose, codeTries, confirmationMinutes } from "../auth/one-time-code-rules";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ConflictError, NotFoundError, ThrottledError, ValidationError } from "../errors";
import { type MailGroup, mailGroupLabels } from "../events/mail-groups";
import { newId } from "../ids";
import { wake } from "../wake";
import { authorizeManagingMail } from "./policy";
import { type confirmRecipientInput, type inviteRecipientInput, mostRecipients, type recipientInput } from "./schema";

type Recipient = { id: string; name: string; email: string; confirmedAt: Date | null };

/**
 * Sends a code to an address; once somebody enters it, the address is informed about the account's agreements. It never
 * gets a link to decide with.
 *
 * @throws ForbiddenError the actor does not manage the account's mail
 * @throws ConflictError  the address is told already, or ten others are
 */
export async function inviteRecipient(
  ctx: Context,
  input: z.output<typeof inviteRecipientInput>,
): Promise<{ id: string }> {
  const { actor, now } = ctx;
  const account = accountOf(actor);
  authorizeManagingMail(actor);
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.run(sql`select 1 from account where id = ${account} for no key update`);
    const row = await ctx.db.row<{ count: number; isTold: boolean }>(sql`
      select (select count(*) from extra_recipient where account_id = ${account}) as count,
        exists (select 1 from extra_recipient where account_id = ${account} and email = ${input.email})
        or exists (select 1 from account_contact where account_id = ${account} and lower(email) = ${input.email}) as is_told`);
    if (row?.isTold) throw refusal("email", `${input.email} is in the list already.`);
    if (row && row.count >= mostRecipients)
      throw new ConflictError(`An account informs at most ${mostRecipients} further addresses. Remove one first.`);
    const id = newId.plain();
    await ctx.db.run(sql`
      insert into extra_recipient (id, account_id, name, email, created_by, created_at)
      values (${id}, ${account}, ${input.name}, ${input.email}, ${nameOf(actor)}, ${now})`);
    await sendCode(ctx, { ...input, id, confirmedAt: null });
    await recordAudit(ctx, { action: "RECIPIENT_INVITED", object: input.email });
    return { id };
  });
}

/** Sends another code; the one before no longer works. @throws NotFoundError @throws ThrottledError within a minute */
export async function resendConfirmation(ctx: Context, input: z.output<typeof recipientInput>): Promise<void> {
  authorizeManagingMail(ctx.actor);
  return inTransaction(ctx, async (ctx) => {
    const recipient = await getRecipient(ctx, input.recipientId);
    if (recipient.confirmedAt) throw new ConflictError(`${recipient.email} is confirmed already.`);
    const early = await ctx.db.row<{ seconds: number }>(sql`
      select ceil(extract(epoch from code_sent_at - now()) + ${codePauseSeconds})::int as seconds from extra_recipient
      where id = ${recipient.id} and code_sent_at > now() - ${codePauseSeconds} * interval '1 second'`);
    if (early) {
      const { seconds } = early;
      throw new ThrottledError(`A code was sent already. You can ask for another one in ${seconds} s.`, { seconds });
    }
    await sendCode(ctx, recipient);
  });
}

/**
 * Confirms an address by the code that was mailed to it.
 * @throws NotFoundError
 * @throws ValidationError the code is wrong, too old, or was tried too often
 */
export async function confirmRecipient(ctx: Context, input: z.output<typeof confirmRecipientInput>): Promise<void> {
  authorizeManagingMail(ctx.actor);
  // A wrong try is counted whatever follows, so it is not part of the transaction that a refusal rolls back.
  const recipient = await getRecipient(ctx, input.recipientId);
  const tried = await ctx.db.row<{ codeHash: string }>(sql`
    update extra_recipient set tries = tries + 1 where id = ${recipient.id} and confirmed_at is null and tries < ${codeTries}
      and code_sent_at > now() - ${confirmationMinutes} * interval '1 minute' returning code_hash`);
  const given = hashOf(recipient.id, input.code);
  const isRight = timingSafeEqual(Buffer.from(given), Buffer.from(tried?.codeHash ?? "0".repeat(given.length)));
  if (!tried) throw refusal("code", "This code no longer works. Send a new one.");
  if (!isRight) throw refusal("code", "This is not the code in the newest email.");
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.run(sql`
      update extra_recipient set confirmed_at = ${ctx.now}, code_hash = null where id = ${recipient.id}`);
    await recordAudit(ctx, { action: "RECIPIENT_CONFIRMED", object: recipient.email });
  });
}

/** Stops informing an address. @throws NotFoundError */
export async function removeRecipient(ctx: Context, input: z.output<typeof recipientInput>): Promise<void> {
  authorizeManagingMail(ctx.actor);
  return inTransaction(ctx, async (ctx) => {
    const { id, email } = await getRecipient(ctx, input.recipientId);
    await ctx.db.run(sql`delete from extra_recipient where id = ${id}`);
    await ctx.db.run(sql`delete from mail_opt_out where account_id = ${accountOf(ctx.actor)} and email = ${email}`);
    await recordAudit(ctx, { action: "RECIPIENT_REMOVED", object: email });
  });
}

/** Switches a group of optional mails on or off for everybody at the account. */
export async function setMailGroup(ctx: Context, { group, isOn }: { group: MailGroup; isOn: boolean }): Promise<void> {
  authorizeManagingMail(ctx.actor);
  const account = accountOf(ctx.actor);
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.run(
      isOn
        ? sql`delete from mail_opt_out where account_id = ${account} and email = '' and mail_group = ${group}`
        : sql`insert into mail_opt_out (account_id, email, mail_group, created_at) values (${account}, '', ${group}, ${ctx.now})
            on conflict do nothing`,
    );
    const object = `${mailGroupLabels[group].label} ${isOn ? "on" : "off"}`;
    await recordAudit(ctx, { action: "MAIL_GROUP_CHANGED", object });
  });
}

async function getRecipient(ctx: Context, id: string): Promise<Recipient> {
  const found = await ctx.db.row<Recipient>(sql`
    select id, name, email, confirmed_at from extra_recipient where id = ${id} and account_id = ${accountOf(ctx.actor)}`);
  if (!found) throw new NotFoundError("This address is gone already.");
  return found;
}

async function sendCode(ctx: TxContext, { id, name, email }: Recipient) {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await ctx.db.run(sql`
    update extra_recipient set code_hash = ${hashOf(id, code)}, code_sent_at = now(), tries = 0 where id = ${id}`);
  await ctx.db.run(sql`
    insert into delivery (id, kind, account_id, party, recipient, recipient_name, secret, created_at, next_attempt_at)
    values (${newId.plain()}, 'E16', ${accountOf(ctx.actor)}, 'recipient', ${email}, ${name},
      ${encrypt(codePurpose, code)}, ${ctx.now}, clock_timestamp())`);
  wake(ctx.db);
}

const hashOf = (id: string, code: string) => fingerprint("address confirmation", id, code);

const refusal = (name: string, message: string) => new ValidationError(message, { fields: [{ name, message }] });
