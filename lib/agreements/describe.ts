import { accountOf } from "../auth/actor";
import { batched } from "../batch";
import type { Context } from "../context";
import { connections, sql } from "../db";
import { type AgreementView, agreementAsOf, agreementNotFound } from "./queries";

/** What the API tells of an agreement. */
export type DescribedAgreement = Pick<
  AgreementView,
  | "id"
  | "status"
  | "agreementType"
  | "proposerId"
  | "acceptorId"
  | "productId"
  | "productType"
  | "offerId"
  | "offerSetId"
  | "initialAgreementId"
  | "value"
  | "currency"
  | "endTimeBehaviorType"
  | "endTimeBehaviorReason"
  | "acceptedAt"
  | "startAt"
  | "endAt"
  | "updatedAt"
>;

type Asked = { agreementId: string; account: string };
type Row = DescribedAgreement & Pick<AgreementView, "pendingRespondBy">;

/** One agreement that the actor's account is a party of, as it counts now. Foreign and missing look the same. @throws NotFoundError */
export async function describeAgreement(
  ctx: Context,
  { agreementId }: { agreementId: string },
): Promise<DescribedAgreement> {
  const row = await find({ agreementId, account: accountOf(ctx.actor) ?? "" });
  if (!row) throw agreementNotFound(agreementId);
  return agreementAsOf(row, ctx.now);
}

const find = batched(async (asked: Asked[]): Promise<(Row | undefined)[]> => {
  const rows = await connections().db.rows<Row>(statement(asked.map(({ agreementId }) => agreementId)));
  const found = new Map(rows.map((row) => [row.id, row]));
  return asked.map(({ agreementId, account }) => {
    const row = found.get(agreementId);
    return row && [row.proposerId, row.acceptorId].includes(account) ? row : undefined;
  });
});

const statement = (ids: string[]) => sql`
  select a.id, a.status, a.agreement_type, a.proposer_id, a.acceptor_id, a.product_id, a.product_type, a.offer_id, a.offer_set_id,
    a.initial_agreement_id, a.value, a.currency, a.end_time_behavior_type, a.end_time_behavior_reason, a.accepted_at, a.start_at,
    a.end_at, a.updated_at, pending.respond_by as pending_respond_by
  from agreement a left join cancellation_request pending on pending.agreement_id = a.id and pending.status = 'PENDING_APPROVAL'
  where a.id = any(${ids})`;
