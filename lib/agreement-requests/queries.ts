import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import type { AgreementRequest } from "./agreement-request";
import { agreementRequestFields } from "./row";
import type { AgreementRequestInput } from "./schema";

/** A quote is its buyer's alone; administrators watch. */
export function agreementRequestsVisibleTo(actor: Actor): Sql {
  if (actor.kind === "system" || roleOf(actor) === "ADMIN") return sql`true`;
  return actor.kind === "contact" ? sql`false` : sql`q.acceptor_id = ${accountOf(actor)}`;
}

/** One quote. Foreign and missing look the same. @throws NotFoundError */
export async function getAgreementRequest(
  ctx: Context,
  { agreementRequestId }: AgreementRequestInput,
): Promise<AgreementRequest> {
  const request = await ctx.db.row<AgreementRequest>(sql`
    select ${agreementRequestFields} from agreement_request q
    where q.id = ${agreementRequestId} and ${agreementRequestsVisibleTo(ctx.actor)}`);
  if (!request) throw notHere(agreementRequestId);
  return request;
}

/** A quote that is not, or no longer, there to be accepted. */
export const notHere = (id: string) =>
  new NotFoundError(`There is no open agreement request ${id} here.`, { resource: { type: "AgreementRequest", id } });
