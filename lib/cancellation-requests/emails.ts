import type { Context } from "../context";
import { sql } from "../db";
import { maskEmail } from "../format";
import type { EmailState } from "./emails-labels";

export type RequestEmail = {
  id: string;
  kind: string;
  party: "seller" | "buyer" | "manufacturer";
  recipient: string;
  state: EmailState;
  createdAt: Date;
  sentAt: Date | null;
  lastError: string | null;
};

/** The mails about a request, newest first, addresses masked. One-time codes are nobody else's business. */
export async function listRequestEmails(ctx: Context, requestId: string): Promise<RequestEmail[]> {
  const emails = await ctx.db.rows<RequestEmail>(sql`
    select id, kind, party, recipient, state, created_at, sent_at, last_error from delivery
    where request_id = ${requestId} and kind <> 'E15' order by created_at desc, id`);
  return emails.map((email) => ({ ...email, recipient: maskEmail(email.recipient) }));
}

/** Who will be told when a request is sent: masked addresses of both accounts, with a note where mail bounced last time. */
export async function listNotified(ctx: Context, accounts: { proposerId: string; acceptorId: string }) {
  const contacts = await ctx.db.rows<{ accountId: string; email: string; hasBounced: boolean }>(sql`
    select account_id, email, bounced_at is not null as has_bounced from account_contact where account_id = any(${[accounts.proposerId, accounts.acceptorId]})
    order by created_at, id`);
  const of = (account: string) =>
    contacts.flatMap(({ accountId, email, hasBounced }) =>
      accountId === account ? `${maskEmail(email)}${hasBounced ? " (the last email bounced)" : ""}` : [],
    );
  return { seller: of(accounts.proposerId), buyer: of(accounts.acceptorId) };
}
