import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import { asOf, type CancellationRequest, type CancellationRequestView, viewOf } from "./request";
import { requestColumns } from "./row";
import type { RequestInput } from "./schema";

/**
 * Which requests an actor may see: its parties', all for administrators (not for their keys: the API knows two parties), and
 * the one request of a response link. A buyer sees none that the background check still holds back, or has refused.
 */
export function visibleTo(actor: Actor): Sql {
  if (actor.kind === "system" || (actor.kind === "person" && roleOf(actor) === "ADMIN")) return sql`true`;
  if (actor.kind === "contact") return sql`r.id = ${actor.requestId}`;
  const account = accountOf(actor);
  return sql`(r.proposer_id = ${account} or (r.acceptor_id = ${account} and not r.is_held))`;
}

/** One request as it counts now. Foreign and missing look the same. @throws NotFoundError */
export async function getCancellationRequest(ctx: Context, input: RequestInput): Promise<CancellationRequest> {
  const request = await ctx.db.row<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.id = ${input.requestId} and (${input.agreementId ?? null}::text is null or r.agreement_id = ${input.agreementId ?? null})
      and ${visibleTo(ctx.actor)}`);
  if (!request) {
    throw new NotFoundError(`There is no cancellation request ${input.requestId} here.`, {
      resource: { type: "AgreementCancellationRequest", id: input.requestId },
    });
  }
  return asOf(request, ctx.now);
}

/** The row itself, whoever asks; for refusals and for the system. */
export const findRequestRow = (ctx: Context, id: string) =>
  ctx.db.row<CancellationRequest>(sql`select ${requestColumns} from cancellation_request r where r.id = ${id}`);

/** The request of an agreement that still waits for the buyer. */
export const findPendingRequest = (ctx: Context, agreementId: string) =>
  ctx.db.row<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.agreement_id = ${agreementId} and r.status = 'PENDING_APPROVAL' and r.respond_by > ${ctx.now}`);

/** All requests of an agreement that the actor may see, newest first. */
export async function listRequestsOf(ctx: Context, agreementId: string): Promise<CancellationRequestView[]> {
  const requests = await ctx.db.rows<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.agreement_id = ${agreementId} and ${visibleTo(ctx.actor)} order by r.created_at desc, r.id desc`);
  return requests.map((request) => viewOf(asOf(request, ctx.now)));
}
