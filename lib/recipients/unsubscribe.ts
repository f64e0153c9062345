import { recordAudit } from "../audit/record";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { deliveryOfToken } from "../deliveries/unsubscribe-token";
import type { MailKind } from "../events/catalog";
import { groupOf, type MailGroup, mailGroupLabels } from "../events/mail-groups";
import { maskEmail } from "../format";

export type Subscription = {
  accountId: string;
  accountName: string;
  email: string;
  group: MailGroup;
  isStopped: boolean;
};

/** Which mails to whom a link in a mail would stop; null for every link that is not ours. */
export async function findSubscription(ctx: Context, token: string): Promise<Subscription | null> {
  const deliveryId = deliveryOfToken(token);
  const mail = await ctx.db.row<{ accountId: string; accountName: string; email: string; kind: MailKind }>(sql`
    select d.account_id, coalesce(a.name, d.account_id) as account_name, d.recipient as email, d.kind
    from delivery d left join account a on a.id = d.account_id where d.id = ${deliveryId} and d.account_id is not null`);
  const group = mail && groupOf[mail.kind];
  if (!group) return null;
  const { accountId, accountName, email } = mail;
  const stopped = await ctx.db.row(sql`
    select 1 from mail_opt_out where account_id = ${accountId} and email = ${email} and mail_group = ${group}`);
  return { accountId, accountName, email, group, isStopped: stopped !== null };
}

/** Stops one group of mails to the one address that a mail went to. Asking twice changes nothing more. */
export async function unsubscribe(ctx: Context, token: string): Promise<Subscription | null> {
  const found = await findSubscription(ctx, token);
  if (!found || found.isStopped) return found;
  const { accountId, email, group } = found;
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.run(sql`
      insert into mail_opt_out (account_id, email, mail_group, created_at) values (${accountId}, ${email}, ${group}, ${ctx.now})
      on conflict do nothing`);
    const object = `${maskEmail(email)} from ${mailGroupLabels[group].label}`;
    await recordAudit(ctx, { action: "UNSUBSCRIBED", object, accountId });
  });
  return { ...found, isStopped: true };
}
