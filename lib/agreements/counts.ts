import type { Context } from "../context";
import { sql } from "../db";

/** How many agreements each account is a party to, on either side; counted up to 1,001 a side. */
export async function countAgreementsOf(ctx: Context, accountIds: string[]): Promise<Map<string, number>> {
  const rows = await ctx.db.rows<{ id: string; count: number }>(sql`
    select account.id,
      (select count(*) from (select 1 from agreement a where a.proposer_id = account.id limit 1001) sold) +
      (select count(*) from (select 1 from agreement a where a.acceptor_id = account.id limit 1001) bought) +
      (select count(*) from (select 1 from agreement a where a.manufacturer_id = account.id
        and a.manufacturer_id <> a.proposer_id limit 1001) made) as count
    from unnest(${accountIds}::text[]) as account (id)`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
