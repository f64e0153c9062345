import { addHours } from "date-fns";
import { agreementsVisibleTo, getAgreement } from "../agreements/queries";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ForbiddenError, NotFoundError, ValidationError } from "../errors";
import { recordEvents } from "../events/record";
import { mayOrder } from "./policy";

/** The buyer's own reference for one charge; without one, the charge loses it. */
export type PurchaseOrder = {
  chargeId: string;
  chargeRevision: number | null;
  agreementId: string | null;
  reference: string | null;
};

type OrderedCharge = { id: string; agreementId: string; revision: number; chargeAt: Date };

/** How long before its date a charge stops taking a purchase order, in hours. @see domain rules 5.2 */
const closedHours = 3;

/**
 * The buyer attaches purchase orders to charges of one agreement, all of them or none.
 *
 * @throws NotFoundError   a charge is unknown or not the actor's
 * @throws ForbiddenError  the actor may not decide for the buyer
 * @throws ValidationError a charge is named twice, is past or due within three hours, was revised, belongs to another agreement,
 *                         or the agreement has ended
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_UpdatePurchaseOrders.html
 */
export function updatePurchaseOrders(ctx: Context, orders: PurchaseOrder[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (new Set(orders.map(({ chargeId }) => chargeId)).size < orders.length)
      throw invalid("DUPLICATE_CHARGES", "Name each charge once.");
    const charges = await lockCharges(ctx, orders);
    const agreementIds = new Set(charges.map(({ agreementId }) => agreementId));
    const [agreementId] = agreementIds;
    if (agreementIds.size !== 1 || !agreementId)
      throw invalid("UNSUPPORTED_ACTION", "Name charges of one agreement at a time.");
    const agreement = await getAgreement(ctx, { agreementId });
    if (!mayOrder(ctx.actor, agreement))
      throw new ForbiddenError("Only an approver of the buyer can change purchase orders.");
    if (agreement.status !== "ACTIVE") throw invalid("UNSUPPORTED_ACTION", "The agreement has ended.");
    for (const order of orders) checkOrder(ctx.now, agreement.autoRenew === true, order, charges);
    await ctx.db.run(sql`
      update charge c set purchase_order_reference = o.reference
      from json_to_recordset(${JSON.stringify(orders)}::json) as o("chargeId" text, reference text) where c.id = o."chargeId"`);
    await recordEvents(ctx, [
      { type: "PurchaseOrdersUpdated", agreement, request: null, actor: ctx.actor, at: ctx.now },
    ]);
  });
}

async function lockCharges(ctx: TxContext, orders: PurchaseOrder[]): Promise<OrderedCharge[]> {
  const charges = await ctx.db.rows<OrderedCharge>(sql`
    select c.id, c.agreement_id, c.revision, c.charge_at from charge c join agreement a on a.id = c.agreement_id
    where c.id = any(${orders.map(({ chargeId }) => chargeId)}::text[]) and ${agreementsVisibleTo(ctx.actor)}
    order by c.id for update of c`);
  const known = new Set(charges.map(({ id }) => id));
  const missing = orders.find(({ chargeId }) => !known.has(chargeId));
  if (missing) {
    throw new NotFoundError(`There is no charge ${missing.chargeId} here.`, {
      resource: { type: "Charge", id: missing.chargeId },
    });
  }
  return charges;
}

function checkOrder(now: Date, renews: boolean, order: PurchaseOrder, charges: OrderedCharge[]) {
  const charge = charges.find(({ id }) => id === order.chargeId);
  if (!charge) return;
  if (order.agreementId && order.agreementId !== charge.agreementId)
    throw invalid("UNSUPPORTED_ACTION", `Charge ${charge.id} does not belong to agreement ${order.agreementId}.`);
  if (order.chargeRevision && order.chargeRevision !== charge.revision)
    throw invalid(
      "UNSUPPORTED_ACTION",
      `Charge ${charge.id} is at revision ${charge.revision}. List the charges again.`,
    );
  if (charge.chargeAt <= now && !renews)
    throw invalid("UNSUPPORTED_ACTION", `Charge ${charge.id} is past, and the agreement does not renew.`);
  if (charge.chargeAt > now && charge.chargeAt <= addHours(now, closedHours))
    throw invalid("UNSUPPORTED_ACTION", `Charge ${charge.id} is due within ${closedHours} hours.`);
}

const invalid = (code: string, message: string) =>
  new ValidationError(message, { code, fields: [{ name: "purchaseOrders", message }] });
