import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";

/** What a newcomer at a seller has done so far. What the sample data brought along does not count. */
export type FirstSteps = { hasData: boolean; hasRequested: boolean; hasAnswered: boolean };

export async function readFirstSteps({ db, actor }: Context): Promise<FirstSteps> {
  const account = accountOf(actor);
  const steps = await db.row<FirstSteps>(sql`
    with own as (
      select r.resolution from cancellation_request r join account a on a.id = r.proposer_id
      where r.proposer_id = ${account} and r.created_at >= a.created_at
    )
    select exists (select 1 from agreement where proposer_id = ${account}) as has_data,
      exists (select 1 from own) as has_requested,
      exists (select 1 from own where resolution = 'BUYER') as has_answered`);
  return steps ?? { hasData: false, hasRequested: false, hasAnswered: false };
}
