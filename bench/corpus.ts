import type pg from "pg";
import { type Connections, sql } from "@/lib/db";

export const corpusNow = new Date("2026-11-02T10:00:00Z");
export const corpusSeller = "100000000001";

/**
 * `count` agreements over 20 sellers, made inside the database: one buyer to a hundred agreements, ten products a seller, a
 * private offer for each agreement, end dates over five years, a tenth without end. The same count is always the same corpus.
 */
export async function fillCorpus({ db, pool }: Connections, count: number): Promise<void> {
  const buyers = Math.max(100, Math.floor(count / 100));
  await db.run(sql`
    insert into account (id, name, kinds, created_at)
    select lpad((200000000000 + i)::text, 12, '0'), 'Company ' || md5(i::text), '{buyer}', ${corpusNow} from generate_series(1, ${buyers}::int) i`);
  await withoutIndexes(pool, () =>
    db.run(sql`
    insert into agreement (id, status, agreement_type, proposer_id, proposer_name, acceptor_id, acceptor_name, product_id,
      product_title, product_type, offer_id, offer_name, offer_visibility, pricing_model, intent, initial_agreement_id, value,
      currency, auto_renew, accepted_at, start_at, end_at, updated_at)
    select 'agmt-' || substr(md5('a' || i), 1, 25), case when h % 10 < 7 then 'ACTIVE' when h % 10 < 8 then 'EXPIRED'
        when h % 10 < 9 then 'CANCELLED' else 'RENEWED' end,
      'PurchaseAgreement', (100000000000 + 1 + i % 20)::text, 'Seller ' || i % 20,
      (200000000000 + 1 + h % ${buyers}::int)::text, 'Company ' || md5((1 + h % ${buyers}::int)::text),
      'prod-' || i % 20 || '-' || other % 10, 'Product ' || i % 20 || ' ' || other % 10, 'SaaSProduct',
      'offer-' || substr(md5('o' || i), 1, 13), 'Offer ' || substr(md5('o' || i), 1, 8), case when h % 3 = 0 then 'PUBLIC' else 'PRIVATE' end,
      case when h % 10 = 3 then 'USAGE' else 'CONTRACT' end, 'NEW', 'agmt-' || substr(md5('a' || i), 1, 25), (h % 100000)::numeric,
      case when other % 4 = 0 then 'EUR' else 'USD' end, h % 2 = 0, start_at, start_at,
      case when h % 10 = 3 then null else start_at + (h % 1800) * interval '1 day' end, start_at
    from (select i, abs(hashint4(i)) as h, abs(hashint4(i + 3)) as other, timestamptz '2024-01-01' + (abs(hashint4(i + 7)) % 900) * interval '1 day' as start_at
          from generate_series(1, ${count}::int) i) seeds`),
  );
  await pool.query("vacuum analyze");
}

/** Filling a table and building its indexes afterwards takes a fraction of the time. */
async function withoutIndexes(pool: pg.Pool, fill: () => Promise<unknown>) {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where tablename = 'agreement' and indexname <> 'agreement_pkey'",
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await fill();
  await pool.query("set maintenance_work_mem = '512MB'");
  for (const { definition } of rows) await pool.query(definition);
}
