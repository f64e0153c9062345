import { getAgreement } from "../agreements/queries";
import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError, ValidationError } from "../errors";
import type { AdjustmentView, BillingAdjustment } from "./billing-adjustment";
import { adjustmentColumns } from "./row";
import type { BillingAdjustmentInput } from "./schema";

/** Which adjustments an actor may see: those of its own sales, and all for administrators (not for their keys). */
export function adjustmentsVisibleTo(actor: Actor): Sql {
  if (actor.kind === "system" || (actor.kind === "person" && roleOf(actor) === "ADMIN")) return sql`true`;
  return sql`b.proposer_id = ${accountOf(actor)}`;
}

/**
 * One adjustment. Foreign and missing look the same.
 * @throws NotFoundError   the actor cannot see the agreement, or the adjustment is not of it
 * @throws ValidationError the actor is the buyer, who learns of adjustments from invoices and mails
 */
export async function getBillingAdjustment(ctx: Context, input: BillingAdjustmentInput): Promise<BillingAdjustment> {
  const agreement = await getAgreement(ctx, input);
  if (accountOf(ctx.actor) === agreement.acceptorId) {
    throw new ValidationError("Only the seller can read billing adjustments.", { code: "UNSUPPORTED_ACTION" });
  }
  const adjustment = await ctx.db.row<BillingAdjustment>(sql`
    select ${adjustmentColumns} from billing_adjustment b
    where b.id = ${input.billingAdjustmentId} and b.agreement_id = ${input.agreementId}
      and ${adjustmentsVisibleTo(ctx.actor)}`);
  if (!adjustment) {
    throw new NotFoundError(`There is no billing adjustment ${input.billingAdjustmentId} here.`, {
      resource: { type: "BillingAdjustmentRequest", id: input.billingAdjustmentId },
    });
  }
  return adjustment;
}

/** All adjustments of an agreement that the actor may see, newest first. */
export async function listAdjustmentsOf(ctx: Context, agreementId: string): Promise<AdjustmentView[]> {
  const adjustments = await ctx.db.rows<BillingAdjustment>(sql`
    select ${adjustmentColumns} from billing_adjustment b
    where b.agreement_id = ${agreementId} and ${adjustmentsVisibleTo(ctx.actor)} order by b.created_at desc, b.id desc`);
  return adjustments.map(({ clientToken: _token, inputHash: _hash, ...view }) => view);
}
