import type { TxContext } from "../context";
import { sql } from "../db";
import { newId } from "../ids";
import { insertRows } from "../rows";
import type { Agreement, RelationKind } from "./agreement";
import { licenseArn } from "./license";
import { agreementColumns } from "./row";

export type AcceptedTerm = { id: string; type: string; content: Record<string, unknown> };
/** A charge to come, with the buyer's own reference where there is one. */
export type NewCharge = { id: string; amount: string; at: Date; purchaseOrder: string | null };

/** Everything about an agreement that its acceptance settles. */
export type NewAgreement = Omit<
  Agreement,
  | "id"
  | "status"
  | "agreementType"
  | "initialAgreementId"
  | "endTimeBehaviorType"
  | "endTimeBehaviorReason"
  | "acceptedAt"
  | "contractualEndAt"
  | "endedAt"
  | "cancellationStatus"
  | "updatedAt"
> & { initialAgreementId: string | null };

/** How an agreement will end, as the API tells it. */
export function endTimeBehavior(endAt: Date | null, autoRenew: boolean | null) {
  if (!endAt) return { type: null, reason: null };
  if (autoRenew) return { type: "RENEW", reason: null };
  return { type: "EXPIRE", reason: autoRenew === null ? "NO_RENEWAL_TERM" : "ACCEPTOR_RENEW_OPTED_OUT" };
}

/** An agreement becomes active as of `ctx.now`, with its terms, its charges and the buyer's right to use the product. */
export async function createAgreement(
  ctx: TxContext,
  agreement: NewAgreement,
  { terms, charges }: { terms: AcceptedTerm[]; charges: NewCharge[] },
): Promise<Agreement> {
  const id = newId.agreement();
  const { db, now } = ctx;
  const behavior = endTimeBehavior(agreement.endAt, agreement.autoRenew);
  const { initialAgreementId, ...named } = agreement;
  await insertRows(db, "agreement", [
    {
      ...columns(named),
      id,
      status: "ACTIVE",
      agreement_type: "PurchaseAgreement",
      initial_agreement_id: initialAgreementId ?? id,
      end_time_behavior_type: behavior.type,
      end_time_behavior_reason: behavior.reason,
      accepted_at: now,
      updated_at: now,
    },
  ]);
  await insertRows(
    db,
    "term",
    terms.map((term, position) => ({ agreement_id: id, position, ...term })),
  );
  await insertCharges(ctx, { id, currency: agreement.currency }, charges);
  const isBegun = agreement.startAt <= now;
  await insertRows(db, "entitlement", [
    {
      agreement_id: id,
      resource_id: agreement.productId,
      type: "License",
      status: isBegun ? "PROVISIONED" : "SCHEDULED",
      reason_code: isBegun ? "AGREEMENT_ACTIVE" : "FUTURE_START_DATE",
      license_arn: licenseArn(id, agreement.acceptorId),
    },
  ]);
  const [created] = await db.rows<Agreement>(sql`select ${agreementColumns} from agreement a where a.id = ${id}`);
  if (!created) throw new Error(`Agreement ${id} was not inserted.`);
  return created;
}

const columns = (values: object) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );

/** Adds charges. Two of one agreement never fall on the same instant, because each is a billing period of its own. */
export async function insertCharges(
  ctx: TxContext,
  agreement: { id: string; currency: string },
  charges: readonly NewCharge[],
): Promise<void> {
  const known = await ctx.db.rows<{ chargeAt: Date }>(
    sql`select charge_at from charge where agreement_id = ${agreement.id} and charge_at >= ${ctx.now}`,
  );
  const taken = new Set(known.map(({ chargeAt }) => chargeAt.getTime()));
  const rows = charges.map(({ id, amount, at, purchaseOrder }) => {
    let time = Math.max(at.getTime(), ctx.now.getTime());
    while (taken.has(time)) time++;
    taken.add(time);
    return {
      id,
      agreement_id: agreement.id,
      amount,
      currency: agreement.currency,
      charge_at: new Date(time),
      revision: 1,
      purchase_order_reference: purchaseOrder,
    };
  });
  await insertRows(ctx.db, "charge", rows);
}

/** Remembers that one agreement depends on, or follows from, another. */
export const relateAgreements = (ctx: TxContext, agreementId: string, dependentId: string, kind: RelationKind) =>
  insertRows(ctx.db, "agreement_relation", [{ agreement_id: agreementId, dependent_id: dependentId, kind }]);

/** What depends on an agreement depends on its replacement from now on. */
export const passOnDependents = (ctx: TxContext, fromId: string, toId: string) =>
  ctx.db.run(sql`
    insert into agreement_relation (agreement_id, dependent_id, kind)
    select ${toId}, dependent_id, kind from agreement_relation
    where agreement_id = ${fromId} and kind = 'ANNUAL_DISCOUNT_OF' on conflict do nothing`);
