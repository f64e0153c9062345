import { agreementColumns } from "../agreements/row";
import type { Context } from "../context";
import { empty, sql } from "../db";
import type { Existing, Known } from "./plan";
import type { ImportedAgreement } from "./row";

/** The agreements of a batch that are there already; locked inside the transaction that is going to change them. */
export async function findExisting(ctx: Context, rows: ImportedAgreement[]): Promise<Map<string, Existing>> {
  const ids = [...new Set(rows.map(({ id }) => id))];
  const found = await ctx.db.rows<Existing>(sql`
    select ${agreementColumns},
      exists (select 1 from cancellation_request r where r.agreement_id = a.id and (r.status = 'APPROVED' or
        r.status = 'PENDING_APPROVAL' and r.respond_by <= ${ctx.now} and (a.end_at is null or r.respond_by <= a.end_at)))
        as is_cancelled_here,
      (select max(i.period_start_at) from invoice i where i.agreement_id = a.id) as last_invoiced_at
    from agreement a where a.id = any(${ids}) order by a.id ${ctx.tx ? sql`for update of a` : empty}`);
  return new Map(found.map((agreement) => [agreement.id, agreement]));
}

/** What is known about the parties, products and offers of a batch, for files that only have their identifiers. */
export async function findKnown(ctx: Context, rows: ImportedAgreement[], account: string): Promise<Known> {
  const all = (pick: (row: ImportedAgreement) => string | undefined) => [
    ...new Set(rows.flatMap((row) => pick(row) ?? [])),
  ];
  const accountIds = [account, ...all((row) => row.acceptorId), ...all((row) => row.manufacturerId)];
  const products = await ctx.db.rows<{ id: string; title: string; type: string; manufacturerId: string }>(sql`
    select id, title, type, manufacturer_id from product where id = any(${all((row) => row.productId)})`);
  const offers = await ctx.db.rows<{ id: string; name: string; visibility: "PUBLIC" | "PRIVATE" | "CPPO" }>(sql`
    select id, name, visibility from offer where id = any(${all((row) => row.offerId)}) and seller_id = ${account}`);
  const accounts = await ctx.db.rows<{ id: string; name: string }>(sql`
    select id, name from account where id = any(${[...accountIds, ...products.map((it) => it.manufacturerId)]})`);
  const initials = await ctx.db.rows<{ id: string; initialAgreementId: string }>(sql`
    select id, initial_agreement_id from agreement
    where id = any(${all((row) => row.previousId)}) and proposer_id = ${account}`);
  return {
    accounts: new Map(accounts.map(({ id, name }) => [id, name])),
    products: new Map(products.map((product) => [product.id, product])),
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    initials: new Map(initials.map(({ id, initialAgreementId }) => [id, initialAgreementId])),
  };
}
