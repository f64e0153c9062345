import type { TxContext } from "../context";
import { sql } from "../db";
import type { Agreement } from "./agreement";
import { type AcceptedTerm, endTimeBehavior, insertCharges, type NewCharge } from "./create";
import { agreementColumns } from "./row";

type Amendment = {
  agreement: Pick<Agreement, "id" | "currency" | "endAt">;
  terms: AcceptedTerm[];
  charges: NewCharge[];
  value: string;
  autoRenew: boolean | null;
};

/** What the acceptor's wish cannot change: the seller does not renew, or has renewed as often as agreed. */
const isSettled = sql`a.end_time_behavior_reason in ('PROPOSER_RENEW_OPTED_OUT', 'RENEWAL_LIMIT_EXHAUSTED')`;

/** Changes an active agreement in place, as of `ctx.now`: its terms, its value, its renewal. Returns null when it has ended. */
export async function amendAgreement(ctx: TxContext, amendment: Amendment): Promise<Agreement | null> {
  const { agreement, terms, charges, value, autoRenew } = amendment;
  const behavior = endTimeBehavior(agreement.endAt, autoRenew);
  const changed = await ctx.db.row<Agreement>(sql`
    update agreement a
    set value = ${value}, auto_renew = ${autoRenew}, updated_at = ${ctx.now},
        end_time_behavior_type = case when ${isSettled} then a.end_time_behavior_type else ${behavior.type} end,
        end_time_behavior_reason = case when ${isSettled} then a.end_time_behavior_reason else ${behavior.reason} end
    where a.id = ${agreement.id} and a.status = 'ACTIVE' returning ${agreementColumns}`);
  if (!changed) return null;
  await ctx.db.run(sql`
    update term t set content = n.content
    from json_to_recordset(${JSON.stringify(terms)}::json) as n(id text, content jsonb)
    where t.agreement_id = ${agreement.id} and t.id = n.id`);
  await insertCharges(ctx, agreement, charges);
  return changed;
}
