import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import { type AgreementRequest, agreementRequestColumns } from "./agreement-request";
import type { AgreementRequestInput } from "./schema";
import { type AgreementRequestStatus, statusAsOf } from "./states";

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
    select ${agreementRequestColumns} from agreement_request q
    where q.id = ${agreementRequestId} and ${agreementRequestsVisibleTo(ctx.actor)}`);
  if (!request) throw notHere(agreementRequestId);
  return request;
}

/** A quote that is not, or no longer, there to be accepted. */
export const notHere = (id: string) =>
  new NotFoundError(`There is no open agreement request ${id} here.`, { resource: { type: "AgreementRequest", id } });

/** A quote as screens get it: as it counts now, and without what only the service itself needs to know. */
export type AgreementRequestView = Omit<AgreementRequest, "clientToken" | "inputHash" | "requestedTerms" | "status"> & {
  status: AgreementRequestStatus;
};

export function viewOf(
  { clientToken: _token, inputHash: _hash, requestedTerms: _terms, ...request }: AgreementRequest,
  now: Date,
): AgreementRequestView {
  return { ...request, status: statusAsOf(request, now) };
}
