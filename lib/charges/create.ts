import type { TxContext } from "../context";
import { sql } from "../db";
import { newId } from "../ids";

type NewCharge = { agreementId: string; amount: string; currency: string; at: Date; purchaseOrder: string | null };

/** Adds a charge to an agreement whose lock is held, and returns its ID. The invoices' job bills it when its time has come. */
export async function createCharge(ctx: TxContext, charge: NewCharge): Promise<string> {
  const id = newId.charge();
  // Invoice periods of an agreement start at different instants, also when two charges are made while the clock stands.
  await ctx.db.run(sql`
    insert into charge (id, agreement_id, amount, currency, charge_at, purchase_order_reference)
    select ${id}, ${charge.agreementId}, ${charge.amount}, ${charge.currency},
      coalesce(max(c.charge_at) + interval '1 millisecond', ${charge.at}), ${charge.purchaseOrder}
    from charge c where c.agreement_id = ${charge.agreementId} and c.charge_at >= ${charge.at}
      and c.charge_at < ${charge.at}::timestamptz + interval '1 second'`);
  return id;
}
