import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { empty, join, type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import { type Page, pageOf } from "../lists/page";

/** A call as the list shows it. */
export type CallSummary = {
  id: string;
  at: Date;
  operation: string;
  accountId: string | null;
  accountName: string | null;
  keyId: string | null;
  keyName: string | null;
  agreementId: string | null;
  status: number;
  errorType: string | null;
  rule: string | null;
  durationMs: number;
  client: string | null;
};
export type CallDetails = CallSummary & { request: string | null; answer: string | null };

export type CallFilter = { operation?: string; outcome?: "failed" | "succeeded"; agreementId?: string };

/** An account's own calls; all of them for administrators. */
const visibleTo = (actor: Actor): Sql =>
  roleOf(actor) === "ADMIN" ? sql`true` : sql`c.account_id = ${accountOf(actor)}`;

const columns = sql`c.id, c.at, c.operation, c.account_id, a.name as account_name, c.key_id, k.name as key_name, c.agreement_id,
  c.status, c.error_type, c.rule, c.duration_ms, c.client`;
const tables = sql`api_call c left join account a on a.id = c.account_id left join access_key k on k.id = c.key_id`;

/** One page of the request log, newest first. */
export async function listCalls(
  ctx: Context,
  { operation, outcome, agreementId, after, limit }: CallFilter & { after: string[] | null; limit: number },
): Promise<Page<CallSummary>> {
  const where = [
    visibleTo(ctx.actor),
    ...(operation ? [sql`c.operation = ${operation}`] : []),
    ...(outcome ? [outcome === "failed" ? sql`c.status >= 400` : sql`c.status < 400`] : []),
    ...(agreementId ? [sql`c.agreement_id = ${agreementId}`] : []),
  ];
  const found = await ctx.db.rows<CallSummary>(sql`
    select ${columns} from ${tables} where ${join(where, " and ")}
      ${after ? sql`and (c.at, c.id) < (${after[0]}::timestamptz, ${after[1]})` : empty}
    order by c.at desc, c.id desc limit ${limit + 1}`);
  return pageOf(found, limit, ({ at, id }) => [at.toISOString(), id]);
}

/** One call with what was asked and answered. @throws NotFoundError */
export async function getCall(ctx: Context, { callId }: { callId: string }): Promise<CallDetails> {
  const call = await ctx.db.row<CallDetails>(sql`
    select ${columns}, c.request, c.answer from ${tables} where c.id = ${callId} and ${visibleTo(ctx.actor)}`);
  if (!call) throw new NotFoundError(`There is no call ${callId} here.`);
  return call;
}
