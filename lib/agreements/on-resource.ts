import type { Context, TxContext } from "../context";
import { sql } from "../db";

/** What a buyer already has on a product, as it counts at `ctx.now`. */
export type OnResource = {
  active: number;
  /** Trials that ever were. */
  trials: number;
  /** The active agreement that meters usage. */
  usageAgreementId: string | null;
  /** An active agreement that is metered, on trial or under an own license: there is room for one of those. */
  subscriptionId: string | null;
};

type Where = { acceptorId: string; productId: string; exceptId?: string | null };

export async function agreementsOnResource(ctx: Context, { acceptorId, productId, exceptId }: Where) {
  const found = await ctx.db.row<OnResource>(sql`
    with own as (
      select id, pricing_model, status = 'ACTIVE' and coalesce(end_at, 'infinity') > ${ctx.now} as is_active
      from agreement
      where acceptor_id = ${acceptorId} and product_id = ${productId} and id is distinct from ${exceptId ?? null}
    )
    select count(*) filter (where is_active) as active,
      count(*) filter (where pricing_model = 'FREE_TRIAL') as trials,
      min(id) filter (where is_active and pricing_model in ('USAGE', 'CONTRACT_WITH_USAGE')) as usage_agreement_id,
      min(id) filter (where is_active and pricing_model in ('USAGE', 'CONTRACT_WITH_USAGE', 'FREE_TRIAL', 'BYOL'))
        as subscription_id
    from own`);
  return found ?? { active: 0, trials: 0, usageAgreementId: null, subscriptionId: null };
}

/** Until the transaction ends nobody else accepts anything for this buyer on this product. */
export const lockResource = (ctx: TxContext, { acceptorId, productId }: Where) =>
  ctx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${acceptorId} ${productId}`}, 0))`);
