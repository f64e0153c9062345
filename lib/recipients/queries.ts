import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import { type MailGroup, mailGroups } from "../events/mail-groups";

export type ExtraRecipient = { id: string; name: string; email: string; confirmedAt: Date | null; createdBy: string };

/** The addresses that the account informs beside its contacts, and those that still have to be confirmed. */
export const listRecipients = (ctx: Context): Promise<ExtraRecipient[]> =>
  ctx.db.rows(sql`
    select id, name, email, confirmed_at, created_by from extra_recipient
    where account_id = ${accountOf(ctx.actor)} order by created_at, id`);

/** Which groups of optional mails the account gets at all. */
export async function listMailGroups(ctx: Context): Promise<Record<MailGroup, boolean>> {
  const off = await ctx.db.rows<{ mailGroup: string }>(sql`
    select mail_group from mail_opt_out where account_id = ${accountOf(ctx.actor)} and email = ''`);
  const isOff = new Set(off.map(({ mailGroup }) => mailGroup));
  return Object.fromEntries(mailGroups.map((group) => [group, !isOff.has(group)])) as Record<MailGroup, boolean>;
}

/** The addresses of the account that stopped a group for themselves. */
export const listOptOuts = (ctx: Context): Promise<{ email: string; mailGroup: MailGroup }[]> =>
  ctx.db.rows(sql`
    select email, mail_group from mail_opt_out where account_id = ${accountOf(ctx.actor)} and email <> ''
    order by email, mail_group`);
