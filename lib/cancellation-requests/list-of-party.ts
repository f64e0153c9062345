import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { empty, sql } from "../db";
import { type Page, pageOf } from "../lists/page";
import { asOf, type CancellationRequest } from "./request";
import { requestColumns } from "./row";
import type { Status } from "./states";

export type Party = "Proposer" | "Acceptor";
type Input = { partyType: Party; agreementId?: string; status?: Status; after: string[] | null; limit: number };

/** The requests in which the actor's account is this party, newest first, as they count now. */
export async function listRequestsOfParty(ctx: Context, input: Input): Promise<Page<CancellationRequest>> {
  const account = accountOf(ctx.actor);
  const { agreementId, status, after, limit } = input;
  const isOverdue = sql`(r.status = 'PENDING_APPROVAL' and r.respond_by <= ${ctx.now} and not r.is_held)`;
  const counted = sql`case when ${isOverdue} then 'APPROVED' else r.status end`;
  const found = await ctx.db.rows<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where ${input.partyType === "Proposer" ? sql`r.proposer_id = ${account}` : sql`r.acceptor_id = ${account} and not r.is_held`}
      ${agreementId === undefined ? empty : sql`and r.agreement_id = ${agreementId}`}
      ${status === undefined ? empty : sql`and ${counted} = ${status}`}
      ${after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]})` : empty}
    order by r.created_at desc, r.id desc limit ${limit + 1}`);
  return pageOf(
    found.map((request) => asOf(request, ctx.now)),
    limit,
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}
