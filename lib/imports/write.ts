import type { Agreement } from "../agreements/agreement";
import { endAgreements } from "../agreements/end";
import type { TxContext } from "../context";
import { raw, sql } from "../db";
import { isSandbox } from "../env";
import { recordEvents } from "../events/record";
import { failRequestsOfEndedAgreements } from "../jobs/expire-agreements";
import { insertRows } from "../rows";
import { type Existing, endOf, unknownProductType } from "./plan";
import type { ImportedAgreement } from "./row";

/** One agreement that an import changes: as it was, if it was, as it will be, and the last row that said so. */
export type Change = { before?: Existing; after: Agreement; row: ImportedAgreement };

/** Writes the changes of a batch and everything they entail; the transaction around it makes them true together. */
export async function writeChanges(ctx: TxContext, account: string, changes: Change[]): Promise<void> {
  if (!changes.length) return;
  await writeParties(ctx, account, changes);
  await writeCatalog(ctx, account, changes);
  const added = changes.filter(({ before }) => !before);
  await insertRows(
    ctx.db,
    "agreement",
    added.map(({ after }) => columnsOf(after)),
  );
  await updateAgreements(ctx, changes);
  await writeLicenses(ctx, changes);
  const told = changes.filter(({ before, after }) => before?.status !== after.status);
  await recordEvents(
    ctx,
    told.map(({ before, after }) => ({
      type: "AgreementImported",
      agreement: after,
      request: null,
      actor: ctx.actor,
      at: ctx.now,
      data: { ...(before && { from: before.status }), to: after.status },
    })),
  );
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columnsOf = (agreement: Agreement) =>
  Object.fromEntries(Object.entries(agreement).map(([name, value]) => [snakeCase(name), value]));

async function updateAgreements(ctx: TxContext, changes: Change[]) {
  const known = changes.filter(({ before }) => before);
  const isEnding = ({ before, after }: Pick<Change, "before" | "after">) =>
    before?.status === "ACTIVE" && after.status !== "ACTIVE";
  if (!known.length) return;
  // What ends now keeps its end here: ending is done in one place, with all that follows from it.
  const rows = known.map(({ before, after }) =>
    columnsOf(isEnding({ before, after }) ? { ...after, ...endOf(before ?? after) } : after),
  );
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "id");
  const assignments = raw(columns.map((column) => `${column} = n.${column}`).join(", "));
  await ctx.db.run(sql`
    update agreement a set ${assignments}
    from json_populate_recordset(null::agreement, ${JSON.stringify(rows)}::json) n
    where a.id = n.id and a.proposer_id = n.proposer_id`);
  const ending = known.filter(isEnding);
  if (ending.length) {
    await endAgreements(
      ctx,
      ending.map(({ after }) => ({ id: after.id, at: after.endedAt ?? ctx.now, status: after.status })),
    );
    await failRequestsOfEndedAgreements(ctx);
  }
  const reopened = known.filter(({ before, after }) => before?.status !== "ACTIVE" && after.status === "ACTIVE");
  await ctx.db.run(sql`
    update entitlement set status = 'PROVISIONED', reason_code = 'AGREEMENT_ACTIVE'
    where agreement_id = any(${reopened.map(({ after }) => after.id)})`);
}

/** Accounts that are new, names that were only numbers, and in a sandbox an address where the buyer can be asked. */
async function writeParties(ctx: TxContext, account: string, changes: Change[]) {
  const parties = new Map<string, { id: string; name: string; kinds: Set<string> }>();
  const add = (id: string, name: string, kind: string) => {
    const party = parties.get(id) ?? { id, name, kinds: new Set() };
    parties.set(id, { id, name: party.name === id ? name : party.name, kinds: party.kinds.add(kind) });
  };
  for (const { after } of changes) {
    add(after.proposerId, after.proposerName, "seller");
    add(after.acceptorId, after.acceptorName, "buyer");
    const { manufacturerId } = after;
    if (manufacturerId && manufacturerId !== account)
      add(manufacturerId, after.manufacturerName ?? manufacturerId, "manufacturer");
  }
  const rows = [...parties.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((it) => ({ ...it, kinds: [...it.kinds] }));
  await ctx.db.run(sql`
    insert into account (id, name, kinds, created_at)
    select id, name, kinds, ${ctx.now} from json_to_recordset(${JSON.stringify(rows)}::json)
      as p(id text, name text, kinds text[])
    on conflict (id) do update set
      name = case when account.name = account.id then excluded.name else account.name end,
      kinds = account.kinds || array(select unnest(excluded.kinds) except select unnest(account.kinds))
    where not account.kinds @> excluded.kinds or (account.name = account.id and excluded.name <> excluded.id)`);
  if (!isSandbox()) return;
  const buyers = rows.flatMap(({ id, kinds }) => (kinds.includes("buyer") ? [id] : []));
  await ctx.db.run(sql`
    insert into account_contact (id, account_id, name, email, created_at)
    select 'contact-' || a.id, a.id, 'Procurement', 'procurement@' || a.id || '.example', ${ctx.now} from account a
    where a.id = any(${buyers}) and not exists (select 1 from account_contact c where c.account_id = a.id)
    on conflict do nothing`);
}

/** Products and offers that are new; what is known already changes only where it belongs to this seller. */
async function writeCatalog(ctx: TxContext, account: string, changes: Change[]) {
  const latest = (idOf: (agreement: Agreement) => string) =>
    [...new Map(changes.map(({ after }) => [idOf(after), after])).values()].sort((a, b) =>
      idOf(a) < idOf(b) ? -1 : 1,
    );
  const products = latest(({ productId }) => productId).map((it) => ({
    id: it.productId,
    title: it.productTitle,
    type: it.productType,
    manufacturer_id: it.manufacturerId ?? account,
  }));
  await ctx.db.run(sql`
    insert into product (id, title, type, manufacturer_id)
    select id, title, type, manufacturer_id from json_populate_recordset(null::product, ${JSON.stringify(products)}::json)
    on conflict (id) do update set
      title = case when excluded.title <> excluded.id then excluded.title else product.title end,
      type = case when excluded.type <> ${unknownProductType} then excluded.type else product.type end
    where product.manufacturer_id = ${account}
      and (excluded.title not in (excluded.id, product.title) or excluded.type not in (${unknownProductType}, product.type))`);
  const offers = latest(({ offerId }) => offerId).map((it) => ({
    id: it.offerId,
    name: it.offerName,
    product_id: it.productId,
    seller_id: account,
    visibility: it.offerVisibility,
    offer_set_id: it.offerSetId,
  }));
  await ctx.db.run(sql`
    insert into offer (id, name, product_id, seller_id, visibility, offer_set_id)
    select id, name, product_id, seller_id, visibility, offer_set_id
    from json_populate_recordset(null::offer, ${JSON.stringify(offers)}::json)
    on conflict (id) do update set name = excluded.name, visibility = excluded.visibility
    where offer.seller_id = ${account} and excluded.name not in (excluded.id, offer.name)`);
}

async function writeLicenses(ctx: TxContext, changes: Change[]) {
  const licenses = changes.flatMap(({ row, after }) =>
    row.licenseArn
      ? {
          agreement_id: after.id,
          resource_id: after.productId,
          license_arn: row.licenseArn,
          status: after.status === "ACTIVE" ? (after.startAt > ctx.now ? "SCHEDULED" : "PROVISIONED") : "DEPROVISIONED",
        }
      : [],
  );
  if (!licenses.length) return;
  await ctx.db.run(sql`
    insert into entitlement (agreement_id, resource_id, type, status, reason_code, license_arn)
    select agreement_id, resource_id, 'License', status,
      case status when 'PROVISIONED' then 'AGREEMENT_ACTIVE' when 'SCHEDULED' then 'FUTURE_START_DATE' else 'AGREEMENT_INACTIVE' end,
      license_arn
    from json_populate_recordset(null::entitlement, ${JSON.stringify(licenses)}::json)
    on conflict (agreement_id, resource_id) do update set license_arn = excluded.license_arn`);
}

/** Ties renewals to what they renew, so that the earlier one cannot be cancelled before the later one. */
export async function relateRenewals(ctx: TxContext, account: string, rows: ImportedAgreement[]): Promise<void> {
  const links = rows.flatMap(({ id, previousId, nextId }) => [
    ...(previousId ? [{ agreement_id: previousId, dependent_id: id }] : []),
    ...(nextId ? [{ agreement_id: id, dependent_id: nextId }] : []),
  ]);
  if (!links.length) return;
  await ctx.db.run(sql`
    insert into agreement_relation (agreement_id, dependent_id, kind)
    select distinct a.id, d.id, 'RENEWAL_OF'
    from json_populate_recordset(null::agreement_relation, ${JSON.stringify(links)}::json) l
    join agreement a on a.id = l.agreement_id and a.proposer_id = ${account}
    join agreement d on d.id = l.dependent_id and d.proposer_id = ${account} and d.intent = 'RENEW'
    on conflict do nothing`);
}
