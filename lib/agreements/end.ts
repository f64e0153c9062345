import type { TxContext } from "../context";
import { sql } from "../db";
import type { Agreement, AgreementStatus } from "./agreement";
import { agreementColumns } from "./row";

/** How one agreement ends: with which status, and from which instant. */
export type End = { id: string; at: Date; status: AgreementStatus };

/**
 * Ends those of the given agreements that are still active, and returns them: status, end time and entitlements. The end the
 * contract named is kept; charges after `at` are never invoiced, because invoicing asks for `ended_at`.
 */
export function endAgreements(ctx: TxContext, ends: End[]): Promise<Agreement[]> {
  return ctx.db.rows<Agreement>(sql`
    with ended as (
      update agreement a
      set status = e.status, end_at = e.at, ended_at = e.at, contractual_end_at = coalesce(a.contractual_end_at, a.end_at),
          updated_at = e.at, end_time_behavior_type = null, end_time_behavior_reason = null,
          cancellation_status = case when e.status = 'CANCELLED' and a.cancellation_status = 'PENDING_APPROVAL'
                                     then 'APPROVED' else a.cancellation_status end
      from json_to_recordset(${JSON.stringify(ends)}::json) as e(id text, at timestamptz, status text)
      where a.id = e.id and a.status = 'ACTIVE'
      returning ${agreementColumns}
    ), deprovisioned as (
      update entitlement t set status = 'DEPROVISIONED', reason_code = 'AGREEMENT_INACTIVE'
      from ended where t.agreement_id = ended.id
    )
    select * from ended`);
}
