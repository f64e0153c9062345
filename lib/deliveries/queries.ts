import { addressKeyOf } from "../accounts/address-key";
import { roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { isSandbox } from "../env";
import { ForbiddenError, NotFoundError } from "../errors";
import type { MailboxPage, MessageFilter, MessageSummary, MessageView } from "./mail";

const summaryColumns: Sql = sql`id, seq, kind, party, recipient, recipient_name, subject, state, attempts, last_error,
  created_at, sent_at, next_attempt_at, request_id, agreement_id`;
const viewColumns: Sql = sql`${summaryColumns}, text, html, headers, attachments`;

/**
 * The mails of the portal, newest first, `limit` (50) at a time. Everybody in a sandbox may read them, only administrators
 * in a live portal.
 * @throws ForbiddenError
 */
export const listMessages = (ctx: Context, filter: MessageFilter = {}): Promise<MessageSummary[]> =>
  select(ctx, summaryColumns, filter);

/** The same with their contents. @throws ForbiddenError */
export const listWholeMessages = (ctx: Context, filter: MessageFilter = {}): Promise<MessageView[]> =>
  select(ctx, viewColumns, filter);

/** One page of the mailbox, and the numbers from which its neighbours go on; null where there is none. @throws ForbiddenError */
export async function listMailbox(ctx: Context, { size = 50, ...filter }: MailboxPage) {
  const found = await listMessages(ctx, { ...filter, limit: size + 1 });
  const hasMore = found.length > size;
  const isGoingBack = filter.after !== undefined;
  const messages = isGoingBack ? found.slice(-size) : found.slice(0, size);
  const hasOlder = isGoingBack || hasMore;
  const hasNewer = isGoingBack ? hasMore : filter.before !== undefined;
  return {
    messages,
    older: hasOlder ? (messages.at(-1)?.seq ?? null) : null,
    newer: hasNewer ? (messages[0]?.seq ?? null) : null,
  };
}

/** One mail. @throws NotFoundError @throws ForbiddenError */
export async function getMessage(ctx: Context, input: { messageId: string }): Promise<MessageView> {
  authorizeReading(ctx);
  const message = await ctx.db.row<MessageView>(sql`select ${viewColumns} from delivery where id = ${input.messageId}`);
  if (!message) throw new NotFoundError(`There is no message ${input.messageId} here.`);
  return message;
}

async function select<Row>(ctx: Context, columns: Sql, filter: MessageFilter): Promise<Row[]> {
  authorizeReading(ctx);
  const { to = null, toKey = null, kind = null, state = null, before = null, after = null, limit = 50 } = filter;
  const found = await ctx.db.rows<Row>(sql`
    select ${columns} from delivery
    where (${to}::text is null or lower(recipient) = lower(${to}))
      and (${toKey}::text is null or ${addressKeyOf(sql`recipient`)} = ${toKey}) and (${kind}::text is null or kind = ${kind})
      and (${state}::text is null or state = ${state}) and (${before}::bigint is null or seq < ${before})
      and (${after}::bigint is null or seq > ${after})
    order by ${after === null ? sql`seq desc` : sql`seq`} limit ${limit}`);
  return after === null ? found : found.reverse();
}

/** @throws ForbiddenError */
export function authorizeReading({ actor }: Context) {
  if (isSandbox() || actor.kind === "system" || roleOf(actor) === "ADMIN") return;
  throw new ForbiddenError("Only administrators read the mailbox of a live portal.");
}
