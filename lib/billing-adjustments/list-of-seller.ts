import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { empty, sql } from "../db";
import { type Page, pageOf } from "../lists/page";
import type { AdjustmentStatus, BillingAdjustment } from "./billing-adjustment";
import { adjustmentColumns } from "./row";

type Input = {
  agreementId?: string;
  status?: AdjustmentStatus;
  createdAfter?: Date;
  createdBefore?: Date;
  after: string[] | null;
  limit: number;
};

/** The adjustments of the actor's own sales, newest first; before and after are exclusive. */
export async function listAdjustmentsOfSeller(ctx: Context, input: Input): Promise<Page<BillingAdjustment>> {
  const { agreementId, status, createdAfter, createdBefore, after, limit } = input;
  const found = await ctx.db.rows<BillingAdjustment>(sql`
    select ${adjustmentColumns} from billing_adjustment b where b.proposer_id = ${accountOf(ctx.actor)}
      ${agreementId === undefined ? empty : sql`and b.agreement_id = ${agreementId}`}
      ${status === undefined ? empty : sql`and b.status = ${status}`}
      ${createdAfter ? sql`and b.created_at > ${createdAfter}` : empty}
      ${createdBefore ? sql`and b.created_at < ${createdBefore}` : empty}
      ${after ? sql`and (b.created_at, b.id) < (${after[0]}::timestamptz, ${after[1]})` : empty}
    order by b.created_at desc, b.id desc limit ${limit + 1}`);
  return pageOf(found, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}
