import { addDays } from "date-fns";
import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { exported } from "../lists/exported";
import type { ListParams, ListSpec, Token } from "../lists/params";
import { compareText, countList, type ListSource, listPage, withNames } from "../lists/query";
import type { AgreementRow } from "./columns";
import { expiringDays } from "./expiring";
import { agreementListSpec } from "./list-spec";
import { seesAmounts } from "./policy";
import { agreementAsOf, agreementViewColumns, agreementViewJoins } from "./queries";
import { subscriptionListSpec } from "./subscription-spec";

const endOrder = { sql: sql`coalesce(a.end_at, 'infinity')`, type: "timestamptz" } as const;

export const searchText: Sql = sql`lower(
  a.id || ' ' || a.offer_id || ' ' || a.offer_name || ' ' || a.acceptor_id || ' ' || a.acceptor_name || ' ' ||
  a.product_id || ' ' || a.product_title || ' ' || a.proposer_name)`;

const relatedCount: Sql = sql`(select count(*) from agreement_relation l where l.agreement_id = a.id or l.dependent_id = a.id)`;

const equals = (token: Token, condition: Sql) =>
  token.operator === "!=" ? sql`not coalesce(${condition}, false)` : condition;

/** Agreements tied, in either direction, to one whose ID meets the condition; or those tied to none such. */
function isRelatedTo({ operator, value }: Token): Sql {
  const meets = (column: Sql) =>
    compareText(column, operator === "!=" ? "=" : operator === "!:" ? ":" : operator, value);
  const related = sql`a.id in (
    select l.agreement_id from agreement_relation l where ${meets(sql`l.dependent_id`)}
    union all select l.dependent_id from agreement_relation l where ${meets(sql`l.agreement_id`)})`;
  return operator.startsWith("!") ? sql`not (${related})` : related;
}

/** The agreements an account sells. Those a partner sells of its products come instead when they are asked for. */
export function agreementSource(
  ctx: Context,
  party: "seller" | "buyer",
  params: Pick<ListParams, "filter">,
): ListSource {
  const account = accountOf(ctx.actor);
  return {
    select: (cursor) => sql`select ${agreementViewColumns}, ${relatedCount} as related_count, ${cursor}
      from agreement a ${agreementViewJoins}`,
    from: sql`from agreement a`,
    where: party === "buyer" ? sql`a.acceptor_id = ${account}` : sellerScope(ctx.actor, params),
    id: sql`a.id`,
    fields: {
      agreementId: sql`a.id`,
      buyerId: sql`a.acceptor_id`,
      buyerName: sql`a.acceptor_name`,
      vendor: sql`a.proposer_name`,
      offerId: sql`a.offer_id`,
      offerName: sql`a.offer_name`,
      product: sql`a.product_title`,
      productId: sql`a.product_id`,
      status: (token) =>
        token.value === "EXPIRING"
          ? equals(token, sql`(a.status = 'ACTIVE' and a.end_at < ${addDays(ctx.now, expiringDays)})`)
          : equals(token, sql`a.status = ${token.value}`),
      cancellation: (token) =>
        token.value === "NONE"
          ? equals(token, sql`a.cancellation_status is null`)
          : token.operator === "!="
            ? sql`a.cancellation_status is distinct from ${token.value}`
            : sql`a.cancellation_status = ${token.value}`,
      endAt: sql`coalesce(a.end_at, 'infinity')`,
      startAt: sql`a.start_at`,
      acceptedAt: sql`a.accepted_at`,
      value: sql`a.value`,
      currency: sql`a.currency`,
      pricingModel: sql`a.pricing_model`,
      offerType: sql`a.offer_visibility`,
      delivery: sql`a.product_type`,
      autoRenew: (token) => equals(token, autoRenewIs[token.value] ?? sql`true`),
      sellerOfRecord: () => sql`true`,
      relatedId: isRelatedTo,
    },
    sorts: {
      agreementId: [],
      status: [{ sql: sql`a.status`, type: "text" }, endOrder],
      product: [{ sql: sql`a.product_title`, type: "text" }],
      buyerName: [{ sql: sql`a.acceptor_name`, type: "text" }],
      vendor: [{ sql: sql`a.proposer_name`, type: "text" }],
      endAt: [endOrder],
      value: [{ sql: sql`a.value`, type: "numeric" }],
      startAt: [{ sql: sql`a.start_at`, type: "timestamptz" }],
      acceptedAt: [{ sql: sql`a.accepted_at`, type: "timestamptz" }],
    },
    search: searchText,
    searched: ["agreementId", "buyerId", "offerId", "offerName", "productId", "vendor"],
    named: ["buyerName", "product"],
  };
}

const autoRenewIs: Record<string, Sql> = {
  ON: sql`a.auto_renew`,
  OFF: sql`a.auto_renew = false`,
  NOT_APPLICABLE: sql`a.auto_renew is null`,
};

/** One party at a time keeps the list on one index: as seller of record, or as manufacturer of what partners sell. */
function sellerScope(actor: Actor, { filter }: Pick<ListParams, "filter">): Sql {
  const account = accountOf(actor);
  const asksForPartner = filter.items
    .flatMap((item) => ("tokens" in item ? item.tokens : item))
    .some(({ field, operator, value }) => field === "sellerOfRecord" && (value === "PARTNER") === (operator === "="));
  return asksForPartner || roleOf(actor) === "MANUFACTURER"
    ? sql`a.manufacturer_id = ${account} and a.manufacturer_id <> a.proposer_id`
    : sql`a.proposer_id = ${account}`;
}

/** Which of the buyer's agreements a tab of Manage subscriptions shows. */
export type SubscriptionTab = "active" | "inactive";

type Scope = { spec: ListSpec; source: ListSource };

const sellerList = (ctx: Context, params: ListParams): Scope => ({
  spec: agreementListSpec,
  source: agreementSource(ctx, "seller", params),
});

function buyerList(ctx: Context, params: ListParams, tab: SubscriptionTab): Scope {
  const source = agreementSource(ctx, "buyer", params);
  const isActive = tab === "active" ? sql`a.status = 'ACTIVE'` : sql`a.status <> 'ACTIVE'`;
  return { spec: subscriptionListSpec, source: { ...source, where: sql`${source.where} and ${isActive}` } };
}

/** One page of the seller's agreements with what decides about cancelling each, and the number that match (capped). */
export const listSellerAgreements = (ctx: Context, params: ListParams) => read(ctx, params, sellerList(ctx, params));

/** One page of the buyer's subscriptions, and the number that match (capped). */
export const listSubscriptions = (ctx: Context, params: ListParams, tab: SubscriptionTab) =>
  read(ctx, params, buyerList(ctx, params, tab));

/** Every agreement of the seller's filter, for an exported file. */
export const exportSellerAgreements = (ctx: Context, params: ListParams) =>
  exported(ctx, sellerList(ctx, params), params, (row: AgreementRow) => presentRow(ctx, row));

/** The same for the buyer's subscriptions. */
export const exportSubscriptions = (ctx: Context, params: ListParams, tab: SubscriptionTab) =>
  exported(ctx, buyerList(ctx, params, tab), params, (row: AgreementRow) => presentRow(ctx, row));

async function read(ctx: Context, params: ListParams, scope: Scope) {
  const { spec } = scope;
  const source = await withNames(ctx.db, scope.source, params.filter);
  const [page, total] = await Promise.all([
    listPage<AgreementRow>(ctx.db, spec, source, params),
    countList(ctx.db, spec, source, params.filter),
  ]);
  return { ...page, rows: page.rows.map((row) => presentRow(ctx, row)), total };
}

/** The row as it counts now, without the amount where the account is not a party. */
function presentRow(ctx: Context, row: AgreementRow): AgreementRow {
  const counted = agreementAsOf(row, ctx.now);
  return seesAmounts(ctx.actor, row) ? counted : { ...counted, value: "" };
}
