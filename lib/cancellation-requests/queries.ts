import { agreementsVisibleTo } from "../agreements/queries";
import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError, ValidationError } from "../errors";
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

/**
 * One request as it counts now. Foreign and missing look the same.
 * @throws NotFoundError   the actor cannot see it, or it belongs to another agreement
 * @throws ValidationError the named agreement is of a type that has no cancellation requests
 */
export async function getCancellationRequest(ctx: Context, input: RequestInput): Promise<CancellationRequest> {
  const request = await ctx.db.row<CancellationRequest>(sql`
    select ${requestColumns} from cancellation_request r
    where r.id = ${input.requestId} and (${input.agreementId ?? null}::text is null or r.agreement_id = ${input.agreementId ?? null})
      and ${visibleTo(ctx.actor)}`);
  if (!request) throw await notFound(ctx, input);
  return asOf(request, ctx.now);
}

async function notFound(ctx: Context, { requestId, agreementId }: RequestInput) {
  const otherType = agreementId
    ? await ctx.db.row(sql`
        select 1 from agreement a
        where a.id = ${agreementId} and a.agreement_type <> 'PurchaseAgreement' and ${agreementsVisibleTo(ctx.actor)}`)
    : null;
  if (otherType) {
    return new ValidationError("Only purchase agreements have cancellation requests.", { code: "UNSUPPORTED_ACTION" });
  }
  return new NotFoundError(`There is no cancellation request ${requestId} here.`, {
    resource: { type: "AgreementCancellationRequest", id: requestId },
  });
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
