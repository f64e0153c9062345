import { addHours } from "date-fns";
import { accountOf, hatOfActor } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { exported } from "../lists/exported";
import type { ListParams, Token } from "../lists/params";
import { countList, type ListSource, listPage } from "../lists/query";
import type { RequestRow } from "./columns";
import type { EmailState } from "./emails-labels";
import { requestListSpec } from "./list-spec";
import { asOf, type CancellationRequest, viewOf } from "./request";
import { requestColumns } from "./row";

/** How the newest mail to the buyer about the request fares. */
const emailState: Sql = sql`(
  select d.state from delivery d where d.request_id = r.id and d.kind = 'E1' order by d.created_at desc, d.id limit 1)`;

const isPending: Sql = sql`(r.status = 'PENDING_APPROVAL')`;
const hours: Record<string, number> = { "24H": 24, "3D": 72 };

/** The requests of one side, or of all accounts for an administrator. Past its deadline a pending one counts as approved. */
function requestSource(ctx: Context): ListSource {
  const account = accountOf(ctx.actor);
  const hat = hatOfActor(ctx.actor);
  const where =
    hat === "admin"
      ? sql`true`
      : hat === "buyer"
        ? sql`r.acceptor_id = ${account} and not r.is_held`
        : sql`r.proposer_id = ${account}`;
  const isOverdue = sql`(${isPending} and r.respond_by <= ${ctx.now})`;
  const status = ({ value, operator }: Token) => {
    const counted: Record<string, Sql> = {
      PENDING_APPROVAL: sql`(${isPending} and r.respond_by > ${ctx.now})`,
      APPROVED: sql`(r.status = 'APPROVED' or ${isOverdue})`,
    };
    const condition = counted[value] ?? sql`r.status = ${value}`;
    return operator === "!=" ? sql`not ${condition}` : condition;
  };
  const negatable = ({ operator }: Token, condition: Sql) =>
    operator === "!=" ? sql`not coalesce(${condition}, false)` : condition;
  const instant = { type: "timestamptz" } as const;
  return {
    select: (cursor) =>
      sql`select ${requestColumns}, ${emailState} as email_state, ${cursor} from cancellation_request r`,
    from: sql`from cancellation_request r`,
    where,
    id: sql`r.id`,
    fields: {
      requestId: sql`r.id`,
      status,
      agreementId: sql`r.agreement_id`,
      product: sql`r.product_title`,
      buyerId: sql`r.acceptor_id`,
      buyerName: sql`r.acceptor_name`,
      sellerId: sql`r.proposer_id`,
      sellerName: sql`r.proposer_name`,
      reason: (token) => negatable(token, sql`coalesce(r.portal_reason, r.reason_code) = ${token.value}`),
      createdAt: sql`r.created_at`,
      respondBy: sql`r.respond_by`,
      dueWithin: (token) =>
        negatable(
          token,
          sql`(${isPending} and r.respond_by > ${ctx.now} and r.respond_by <= ${addHours(ctx.now, hours[token.value] ?? 24)})`,
        ),
      resolvedAt: sql`coalesce(r.resolved_at, case when ${isOverdue} then r.respond_by end)`,
      requestedBy: sql`r.requested_by`,
      answeredBy: (token) =>
        negatable(token, sql`coalesce(r.resolution, case when ${isOverdue} then 'AUTOMATIC' end) = ${token.value}`),
      emailState: (token) => negatable(token, sql`${emailState} = ${token.value}`),
    },
    sorts: {
      newest: [
        { sql: isPending, type: "boolean" },
        { sql: sql`r.created_at`, ...instant },
      ],
      requestId: [],
      status: [{ sql: sql`r.status`, type: "text" }],
      agreementId: [{ sql: sql`r.agreement_id`, type: "text" }],
      product: [{ sql: sql`r.product_title`, type: "text" }],
      buyerId: [{ sql: sql`r.acceptor_id`, type: "text" }],
      seller: [{ sql: sql`r.proposer_name`, type: "text" }],
      createdAt: [{ sql: sql`r.created_at`, ...instant }],
      respondBy: [{ sql: sql`r.respond_by`, ...instant }],
      resolvedAt: [{ sql: sql`coalesce(r.resolved_at, 'infinity')`, ...instant }],
    },
    search: sql`lower(r.id || ' ' || r.agreement_id || ' ' || r.product_title || ' ' || r.acceptor_id || ' ' ||
      r.acceptor_name || ' ' || r.proposer_id || ' ' || r.proposer_name)`,
  };
}

/** One page of the requests that the current hat may see, and how many match (capped). */
export async function listCancellationRequests(ctx: Context, params: ListParams) {
  const source = requestSource(ctx);
  const [page, total] = await Promise.all([
    listPage<RequestRecord>(ctx.db, requestListSpec, source, params),
    countList(ctx.db, requestListSpec, source, params.filter),
  ]);
  return { ...page, rows: page.rows.map((row) => presentRow(ctx, row)), total };
}

/** Every request of a filter, for an exported file. */
export const exportCancellationRequests = (ctx: Context, params: ListParams) =>
  exported(ctx, { spec: requestListSpec, source: requestSource(ctx) }, params, (row: RequestRecord) =>
    presentRow(ctx, row),
  );

type RequestRecord = CancellationRequest & { emailState: EmailState | null };

/** The row as it counts now. How the mail fares and who copied the link is not the buyer's business. */
function presentRow(ctx: Context, row: RequestRecord): RequestRow {
  const view = viewOf(asOf(row, ctx.now));
  return hatOfActor(ctx.actor) === "buyer" ? { ...view, emailState: null, linkCopiedAt: null } : view;
}
