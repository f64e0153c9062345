import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { exported } from "../lists/exported";
import type { ListParams, Token } from "../lists/params";
import { countList, type ListSource, listPage } from "../lists/query";
import type { AgreementRequestRow } from "./columns";
import { agreementRequestListSpec as spec } from "./list-spec";
import { agreementRequestsVisibleTo } from "./queries";
import { type StoredStatus, statusAsOf } from "./states";

const value: Sql = sql`(q.charge_summary->>'newAgreementValue')::numeric`;

/** The buyer's own quotes. An open one past its time counts as expired. */
function source(ctx: Context): ListSource {
  const isExpired = sql`(q.status = 'OPEN' and q.expires_at <= ${ctx.now})`;
  const instant = { type: "timestamptz" } as const;
  const text = (column: Sql) => [{ sql: column, type: "text" } as const];
  const status = ({ value, operator }: Token) => {
    const wanted = value === "EXPIRED" ? isExpired : sql`(q.status = ${value} and not ${isExpired})`;
    return operator === "!=" ? sql`not ${wanted}` : wanted;
  };
  return {
    select: (cursor) => sql`
      select q.id, q.acceptor_id, q.acceptor_name, q.proposer_id, q.proposer_name, q.product_id, q.product_title, q.intent,
        q.proposal_id, q.source_agreement_id, q.status, q.requested_by, q.created_at, q.expires_at, q.updated_at,
        q.agreement_id, q.charge_summary->>'newAgreementValue' as value, q.charge_summary->>'currencyCode' as currency,
        ${cursor} from agreement_request q`,
    from: sql`from agreement_request q`,
    where: agreementRequestsVisibleTo(ctx.actor),
    id: sql`q.id`,
    fields: {
      requestId: sql`q.id`,
      status,
      intent: sql`q.intent`,
      product: sql`q.product_title`,
      seller: sql`q.proposer_name`,
      value,
      agreementId: sql`coalesce(q.agreement_id, '')`,
      sourceAgreementId: sql`coalesce(q.source_agreement_id, '')`,
      proposalId: sql`coalesce(q.proposal_id, '')`,
      createdAt: sql`q.created_at`,
      expiresAt: sql`q.expires_at`,
      requestedBy: sql`q.requested_by`,
    },
    sorts: {
      createdAt: [{ sql: sql`q.created_at`, ...instant }],
      expiresAt: [{ sql: sql`q.expires_at`, ...instant }],
      requestId: [],
      status: text(sql`q.status`),
      intent: text(sql`q.intent`),
      product: text(sql`q.product_title`),
      seller: text(sql`q.proposer_name`),
      value: [{ sql: value, type: "numeric" }],
    },
    search: sql`lower(q.id || ' ' || q.product_title || ' ' || q.proposer_name || ' ' || coalesce(q.proposal_id, '') || ' ' ||
      coalesce(q.agreement_id, '') || ' ' || coalesce(q.source_agreement_id, ''))`,
  };
}

type Found = Omit<AgreementRequestRow, "status"> & { status: StoredStatus };

const presentAt =
  (now: Date) =>
  (row: Found): AgreementRequestRow => ({ ...row, status: statusAsOf(row, now) });

/** One page of the buyer's quotes, and how many match (capped). */
export async function listAgreementRequests(ctx: Context, params: ListParams) {
  const [page, total] = await Promise.all([
    listPage<Found>(ctx.db, spec, source(ctx), params),
    countList(ctx.db, spec, source(ctx), params.filter),
  ]);
  return { ...page, rows: page.rows.map(presentAt(ctx.now)), total };
}

/** Every quote of a filter, for an exported file. */
export const exportAgreementRequests = (ctx: Context, params: ListParams) =>
  exported(ctx, { spec, source: source(ctx) }, params, presentAt(ctx.now));
