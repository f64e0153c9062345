import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { join, type Sql, sql } from "../db";
import { type Page, pageOf } from "../lists/page";
import type { DescribedAgreement } from "./describe";
import { type AgreementView, agreementAsOf } from "./queries";

export const searchSorts = ["EndTime", "StartTime", "LastUpdateTime"] as const;
export type SearchSort = (typeof searchSorts)[number];

/** What a search asks for; what is left out does not narrow it. "Before" and "after" are exclusive. */
export type SearchFilters = {
  resourceId?: string;
  resourceType?: string;
  acceptorId?: string;
  offerId?: string;
  offerSetId?: string;
  status?: string;
  initialAgreementId?: string;
  licenseArn?: string;
  endTimeBehaviorType?: string;
  endTimeBehaviorReason?: string;
  endBefore?: Date;
  endAfter?: Date;
  startBefore?: Date;
  startAfter?: Date;
  updatedBefore?: Date;
  updatedAfter?: Date;
};

export type SearchInput = {
  party: "Proposer" | "Acceptor";
  agreementType: string;
  filters: SearchFilters;
  sort: { by: SearchSort; descending: boolean };
  after: string[] | null;
  limit: number;
};

export type FoundAgreement = Omit<DescribedAgreement, "value" | "currency"> & { licenseArns: string[] | null };

const conditions: { [Name in keyof SearchFilters]-?: (value: NonNullable<SearchFilters[Name]>) => Sql } = {
  resourceId: (value) => sql`a.product_id = ${value}`,
  resourceType: (value) => sql`a.product_type = ${value}`,
  acceptorId: (value) => sql`a.acceptor_id = ${value}`,
  offerId: (value) => sql`a.offer_id = ${value}`,
  offerSetId: (value) => sql`a.offer_set_id = ${value}`,
  status: (value) => sql`a.status = ${value}`,
  initialAgreementId: (value) => sql`a.initial_agreement_id = ${value}`,
  licenseArn: (value) => sql`a.id in (select t.agreement_id from entitlement t where t.license_arn = ${value})`,
  endTimeBehaviorType: (value) => sql`a.end_time_behavior_type = ${value}`,
  endTimeBehaviorReason: (value) => sql`a.end_time_behavior_reason = ${value}`,
  // Agreements without an end never end before or after anything, though they sort as if they ended last.
  endBefore: (value) => sql`coalesce(a.end_at, 'infinity') < ${value}`,
  endAfter: (value) => sql`coalesce(a.end_at, 'infinity') > ${value} and a.end_at is not null`,
  startBefore: (value) => sql`a.start_at < ${value}`,
  startAfter: (value) => sql`a.start_at > ${value}`,
  updatedBefore: (value) => sql`a.updated_at < ${value}`,
  updatedAfter: (value) => sql`a.updated_at > ${value}`,
};

const sortKeys: Record<SearchSort, Sql> = {
  EndTime: sql`coalesce(a.end_at, 'infinity')`,
  StartTime: sql`a.start_at`,
  LastUpdateTime: sql`a.updated_at`,
};

type Row = FoundAgreement & Pick<AgreementView, "pendingRespondBy"> & { sortKey: string };

/** One page of the agreements in which the actor's account is this party, as they count now. */
export async function searchAgreements(ctx: Context, input: SearchInput): Promise<Page<FoundAgreement>> {
  const account = accountOf(ctx.actor);
  const { after, limit, sort } = input;
  const key = sortKeys[sort.by];
  const [beyond, direction] = sort.descending ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const where = [
    input.party === "Proposer" ? sql`a.proposer_id = ${account}` : sql`a.acceptor_id = ${account}`,
    sql`a.agreement_type = ${input.agreementType}`,
    ...filterConditions(input.filters),
    ...(after ? [sql`(${key}, a.id) ${beyond} (${after[0]}::timestamptz, ${after[1]})`] : []),
  ];
  const found = await ctx.db.rows<Row>(sql`
    select a.id, a.status, a.agreement_type, a.proposer_id, a.acceptor_id, a.product_id, a.product_type, a.offer_id, a.offer_set_id,
      a.initial_agreement_id, a.end_time_behavior_type, a.end_time_behavior_reason, a.accepted_at, a.start_at, a.end_at,
      a.updated_at, (${key})::text as sort_key,
      (select r.respond_by from cancellation_request r
        where r.agreement_id = a.id and r.status = 'PENDING_APPROVAL') as pending_respond_by,
      (select array_agg(t.license_arn order by t.resource_id) from entitlement t
        where t.agreement_id = a.id and t.license_arn is not null) as license_arns
    from agreement a where ${join(where, " and ")}
    order by ${key} ${direction}, a.id ${direction} limit ${limit + 1}`);
  const page = pageOf(found, limit, ({ sortKey, id }) => [sortKey, id]);
  return { ...page, rows: page.rows.map((row) => agreementAsOf(row, ctx.now)) };
}

const filterConditions = (filters: SearchFilters): Sql[] =>
  Object.entries(filters).flatMap(([name, value]) =>
    // Each condition takes what its own filter holds; the pairs cannot be told to the compiler one by one.
    value === undefined ? [] : [(conditions[name as keyof SearchFilters] as (value: unknown) => Sql)(value)],
  );
