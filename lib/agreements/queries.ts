import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context, TxContext } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import type { Agreement, AgreementStatus, RelationKind } from "./agreement";
import { agreementColumns } from "./row";

/** An agreement with what decides whether it can be cancelled: its pending request and the first agreement in its way. */
export type AgreementView = Agreement & {
  pendingRequestId: string | null;
  pendingRespondBy: Date | null;
  blockerId: string | null;
  blockerKind: RelationKind | null;
};

export const agreementViewColumns: Sql = sql`${agreementColumns}, pending.id as pending_request_id,
  pending.respond_by as pending_respond_by, blocker.id as blocker_id, blocker.kind as blocker_kind`;

export const agreementViewJoins: Sql = sql`
  left join cancellation_request pending on pending.agreement_id = a.id and pending.status = 'PENDING_APPROVAL'
  left join lateral (
    select d.id, l.kind from agreement_relation l join agreement d on d.id = l.dependent_id
    where l.agreement_id = a.id and d.status = 'ACTIVE' order by d.id limit 1
  ) blocker on true`;

/**
 * Which agreements an actor may see: its parties', the manufacturer's own products, all for administrators. An access key sees
 * those its account is a party of and no others, because the API knows two parties.
 */
export function agreementsVisibleTo(actor: Actor): Sql {
  if (actor.kind === "system") return sql`true`;
  const account = accountOf(actor);
  if (actor.kind === "contact") return sql`a.acceptor_id = ${account}`;
  if (actor.kind === "key") return sql`(a.proposer_id = ${account} or a.acceptor_id = ${account})`;
  if (roleOf(actor) === "ADMIN") return sql`true`;
  return sql`(a.proposer_id = ${account} or a.acceptor_id = ${account} or a.manufacturer_id = ${account})`;
}

/** One agreement as it counts now. Foreign and missing look the same. @throws NotFoundError */
export const getAgreement = (ctx: Context, input: { agreementId: string }): Promise<AgreementView> =>
  read(ctx, input.agreementId);

/** The same, locked until the transaction ends, so that nobody ends it meanwhile. @throws NotFoundError */
export async function lockAgreement(ctx: TxContext, agreementId: string): Promise<AgreementView> {
  // Locked by one statement and read by the next: the one that waited for the lock would still see the requests of before.
  const [, agreement] = await Promise.all([
    ctx.db.run(
      sql`select 1 from agreement a where a.id = ${agreementId} and ${agreementsVisibleTo(ctx.actor)} for update`,
    ),
    read(ctx, agreementId),
  ]);
  return agreement;
}

async function read(ctx: Context, agreementId: string): Promise<AgreementView> {
  const agreement = await ctx.db.row<AgreementView>(sql`
    select ${agreementViewColumns} from agreement a ${agreementViewJoins}
    where a.id = ${agreementId} and ${agreementsVisibleTo(ctx.actor)}`);
  if (!agreement) throw agreementNotFound(agreementId);
  return agreementAsOf(agreement, ctx.now);
}

export const agreementNotFound = (id: string) =>
  new NotFoundError(`There is no agreement ${id} here.`, { resource: { type: "Agreement", id } });

/** What decides how an agreement counts at an instant; the rest of it is carried along. */
type Timed = Pick<AgreementView, "status" | "endAt" | "pendingRespondBy"> & Partial<AgreementView>;

/** The agreement as it counts at `now`: cancelled from the deadline of an unanswered request, expired from its end date. */
export function agreementAsOf<A extends Timed>(agreement: A, now: Date): A {
  if (agreement.status !== "ACTIVE") return agreement;
  const { pendingRespondBy, endAt } = agreement;
  if (pendingRespondBy && pendingRespondBy <= now && (!endAt || pendingRespondBy <= endAt)) {
    return ended(agreement, "CANCELLED", pendingRespondBy);
  }
  return endAt && endAt <= now ? ended(agreement, "EXPIRED", endAt) : agreement;
}

const ended = <A extends Timed>(agreement: A, status: AgreementStatus, at: Date): A => ({
  ...agreement,
  status,
  endAt: at,
  endedAt: at,
  contractualEndAt: agreement.contractualEndAt ?? agreement.endAt,
  cancellationStatus: status === "CANCELLED" ? "APPROVED" : agreement.cancellationStatus,
  pendingRequestId: null,
  pendingRespondBy: null,
});

export type RelatedAgreement = {
  id: string;
  kind: RelationKind;
  status: AgreementStatus;
  /** Whether it hangs on the one that is looked at, as a renewal on what it renews; else it is the other way round. */
  isDependent: boolean;
  blocks: boolean;
};

/** Agreements tied to this one, in either direction, with those first that stand in the way of cancelling it. */
export const listRelatedAgreements = (ctx: Context, agreementId: string) =>
  ctx.db.rows<RelatedAgreement>(sql`
    select a.id, l.kind, a.status, l.agreement_id = ${agreementId} as is_dependent, l.agreement_id = ${agreementId} and a.status = 'ACTIVE' as blocks
    from agreement_relation l
    join agreement a on a.id = case when l.agreement_id = ${agreementId} then l.dependent_id else l.agreement_id end
    where (l.agreement_id = ${agreementId} or l.dependent_id = ${agreementId}) and ${agreementsVisibleTo(ctx.actor)}
    order by blocks desc, a.id`);

export type TermView = { id: string; type: string; content: Record<string, unknown> };

export const listTerms = (ctx: Context, agreementId: string) =>
  ctx.db.rows<TermView>(
    sql`select id, type, content from term where agreement_id = ${agreementId} order by position, id`,
  );

export type ChargeView = {
  id: string;
  amount: string;
  currency: string;
  chargeAt: Date;
  invoiceId: string | null;
  issuedAt: Date | null;
  dueAt: Date | null;
  purchaseOrderReference: string | null;
  /** What billing adjustments took off its invoice; null when there are none. */
  adjusted: string | null;
  /** ISSUED, SCHEDULED, or NOT_ISSUED when the agreement ended before it. */
  state: "ISSUED" | "SCHEDULED" | "NOT_ISSUED";
};

/** Everything the agreement charges, by date: invoiced, still scheduled, or never to be issued. */
export const listCharges = (ctx: Context, agreement: Pick<Agreement, "id" | "endedAt">) =>
  ctx.db.rows<ChargeView>(sql`
    select c.id, c.amount, c.currency, c.charge_at, c.invoice_id, i.issued_at, i.due_at, c.purchase_order_reference,
      (select sum(b.amount) from billing_adjustment b where b.invoice_id = c.invoice_id and b.status = 'COMPLETED') as adjusted,
      case when c.invoice_id is not null then 'ISSUED'
           when c.charge_at >= ${agreement.endedAt}::timestamptz then 'NOT_ISSUED' else 'SCHEDULED' end as state
    from charge c left join invoice i on i.id = c.invoice_id
    where c.agreement_id = ${agreement.id} order by c.charge_at, c.id`);

export type EntitlementView = { resourceId: string; type: string; status: string; reasonCode: string };

export const listEntitlements = (ctx: Context, agreementId: string) =>
  ctx.db.rows<EntitlementView>(sql`
    select resource_id, type, status, reason_code from entitlement where agreement_id = ${agreementId} order by resource_id`);

/** What a product's page says about refunds and support. */
export const findProduct = (ctx: Context, productId: string) =>
  ctx.db.row<{ refundPolicy: string; supportContact: string }>(sql`
    select refund_policy, support_contact from product where id = ${productId}`);
