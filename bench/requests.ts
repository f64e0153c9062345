import { subDays } from "date-fns";
import { respondBy } from "@/lib/cancellation-requests/states";
import { type Connections, sql } from "@/lib/db";
import { corpusNow } from "./corpus";

export const buyerId = "200000000001";
export const sellerId = "100000000001";

/** `count` active agreements with one pending request each, all made eight days ago, and one contact on either side. */
export async function fillRequests(
  { db, pool }: Connections,
  count: number,
  createdAt = subDays(corpusNow, 8),
): Promise<void> {
  for (const id of [sellerId, buyerId]) {
    await db.run(
      sql`insert into account (id, name, kinds, created_at) values (${id}, ${id}, '{seller}', ${createdAt})`,
    );
    await db.run(sql`
      insert into account_contact (id, account_id, name, email, created_at)
      values (${`c-${id}`}, ${id}, 'Contact', ${`contact@${id}.example`}, ${createdAt})`);
  }
  await db.run(sql`
    insert into agreement (id, status, proposer_id, proposer_name, acceptor_id, acceptor_name, product_id, product_title,
      product_type, offer_id, offer_name, offer_visibility, pricing_model, initial_agreement_id, value, currency, accepted_at,
      start_at, end_at, cancellation_status, updated_at)
    select 'agmt-' || i, 'ACTIVE', ${sellerId}, 'Seller', ${buyerId}, 'Buyer', 'prod-1', 'Product', 'SaaSProduct',
      'offer-' || i, 'Offer', 'PRIVATE', 'CONTRACT', 'agmt-' || i, 1000, 'USD', ${createdAt}, ${createdAt},
      ${createdAt}::timestamptz + interval '1 year' + i * interval '1 minute', 'PENDING_APPROVAL', ${createdAt}
    from generate_series(1, ${count}::int) i`);
  await db.run(sql`
    insert into entitlement (agreement_id, resource_id, type, status, reason_code)
    select 'agmt-' || i, 'prod-1', 'SaaSProduct', 'PROVISIONED', 'AGREEMENT_ACTIVE' from generate_series(1, ${count}::int) i`);
  await db.run(sql`
    insert into cancellation_request (id, agreement_id, proposer_id, proposer_name, acceptor_id, acceptor_name, product_title,
      status, reason_code, client_token, input_hash, requested_by, requested_by_email, created_at, updated_at, respond_by)
    select 'acr-' || i, 'agmt-' || i, ${sellerId}, 'Seller', ${buyerId}, 'Buyer', 'Product', 'PENDING_APPROVAL', 'OTHER',
      'token-' || i, 'hash', 'Sam', 'sam@seller.example', ${createdAt}, ${createdAt}, ${respondBy(createdAt)}
    from generate_series(1, ${count}::int) i`);
  await pool.query("vacuum analyze");
}
