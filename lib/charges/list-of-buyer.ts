import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { empty, sql } from "../db";
import { type Page, pageOf } from "../lists/page";

/** An amount that a buyer is or will be charged. */
export type BuyerCharge = {
  id: string;
  revision: number;
  agreementId: string;
  agreementType: string;
  purchaseOrderReference: string | null;
  currency: string;
  amount: string;
  chargeAt: Date;
};

type Input = { agreementId?: string; after: string[] | null; limit: number };

/** The charges of the actor's own agreements as buyer, by agreement and date; without those that an end has made void. */
export async function listChargesOfBuyer(
  ctx: Context,
  { agreementId, after, limit }: Input,
): Promise<Page<BuyerCharge>> {
  const found = await ctx.db.rows<BuyerCharge>(sql`
    select c.id, c.revision, c.agreement_id, a.agreement_type, c.purchase_order_reference, c.currency, c.amount, c.charge_at
    from agreement a join charge c on c.agreement_id = a.id and (a.ended_at is null or c.charge_at < a.ended_at)
    where a.acceptor_id = ${accountOf(ctx.actor)}
      ${agreementId === undefined ? empty : sql`and a.id = ${agreementId}`}
      ${after ? sql`and (c.agreement_id, c.charge_at, c.id) > (${after[0]}, ${after[1]}::timestamptz, ${after[2]})` : empty}
    order by c.agreement_id, c.charge_at, c.id limit ${limit + 1}`);
  return pageOf(found, limit, (charge) => [charge.agreementId, charge.chargeAt.toISOString(), charge.id]);
}
