import { system } from "@/lib/auth/actor";
import { type Connections, sql } from "@/lib/db";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { corpusNow } from "./corpus";
import { fillRequests } from "./requests";
import { type Bench, contextOf, type Figure, median, timed, withServer } from "./support";

const count = 100_000;

/** 100,000 due requests through the job, against one hand-written statement that leaves the same rows. */
export const sweep: Bench = () =>
  withServer(async function* ({ database }): AsyncGenerator<Figure> {
    const due = await database("due");
    await fillRequests(due, count);
    await due.pool.end();
    await due.prisma.$disconnect();
    const pairs: { ours: number; plain: number }[] = [];
    for (let round = 0; round < 3; round++) {
      const a = await database(`ours_${round}`, "due");
      const ours = await timed(() => approveOverdueRequests(contextOf(a, system, corpusNow)));
      const rows = await countRows(a);
      await a.pool.end();
      const b = await database(`plain_${round}`, "due");
      const plain = await timed(() => plainStatement(b));
      const same = await countRows(b);
      await b.pool.end();
      if (rows !== same) throw new Error(`The two sweeps differ: ${rows} against ${same}`);
      pairs.push({ ours, plain });
    }
    yield {
      name: "sweep of 100,000 due requests / the same rows in one SQL statement",
      value: median(pairs.map(({ ours, plain }) => ours / plain)),
      target: "<=1.3",
      note: pairs.map(({ ours, plain }) => `${(ours / 1000).toFixed(1)} s / ${(plain / 1000).toFixed(1)} s`).join(", "),
    };
  });

async function countRows({ db }: Connections): Promise<string> {
  const row = await db.row<Record<string, number>>(sql`
    select (select count(*) from cancellation_request where status = 'APPROVED') as approved,
      (select count(*) from agreement where status = 'CANCELLED') as cancelled, (select count(*) from event) as events,
      (select count(*) from party_event) as told, (select count(*) from delivery) as mails`);
  return JSON.stringify(row);
}

const plainStatement = ({ db }: Connections) =>
  db.run(sql`
    with moved as (
      update cancellation_request r set status = 'APPROVED', resolution = 'AUTOMATIC', resolved_at = respond_by,
        updated_at = respond_by, resolved_by = 'Countersign', resolved_via = 'SYSTEM'
      where status = 'PENDING_APPROVAL' and respond_by <= ${corpusNow} returning *
    ), ended as (
      update agreement a set status = 'CANCELLED', end_at = moved.resolved_at, ended_at = moved.resolved_at,
        contractual_end_at = coalesce(a.contractual_end_at, a.end_at), updated_at = moved.resolved_at,
        cancellation_status = 'APPROVED', end_time_behavior_type = null, end_time_behavior_reason = null
      from moved where a.id = moved.agreement_id and a.status = 'ACTIVE'
      returning a.id, a.status, a.proposer_id, a.acceptor_id, a.product_id, a.offer_id, a.updated_at, moved.id as request_id,
        moved.reason_code, moved.created_at, moved.requested_by_email
    ), deprovisioned as (
      update entitlement t set status = 'DEPROVISIONED', reason_code = 'AGREEMENT_INACTIVE' from ended where t.agreement_id = ended.id
    ), facts as (
      select gen_random_uuid()::text as event_id, k.type, k.detail_type, k.kind, ended.* from ended cross join (values
        ('CancellationRequestApprovedAutomatically', 'Agreement Cancellation Request Approved', 'E6'),
        ('AgreementCancelled', 'Purchase Agreement Ended', 'E10')) as k (type, detail_type, kind)
    ), events as (
      insert into event (id, type, agreement_id, request_id, actor, at, data)
      select event_id, type, id, request_id,
        '{"kind":"system","name":"Countersign","accountId":null,"via":"SYSTEM"}'::jsonb, updated_at, '{}' from facts
    ), told as (
      insert into party_event (id, event_id, account_id, detail_type, at, resources, detail)
      select gen_random_uuid()::text, event_id, p.account_id, detail_type || p.suffix, updated_at,
        case when kind = 'E10' then array['arn:aws:aws-marketplace::aws:agreement:' || id] else '{}' end,
        case when kind = 'E10' then jsonb_build_object('requestId', gen_random_uuid(), 'catalog', 'AWSMarketplace', 'agreement',
            jsonb_build_object('id', id, 'status', status), 'acceptor', jsonb_build_object('accountId', acceptor_id),
            'proposer', jsonb_build_object('accountId', proposer_id), 'resaleAuthorization', null,
            'offer', jsonb_build_object('id', offer_id))
          else jsonb_build_object('requestId', gen_random_uuid(), 'catalog', 'AWSMarketplace', 'agreement', jsonb_build_object(
            'id', id, p.other, p.other_id, 'productId', product_id, 'offerId', offer_id), 'agreementCancellationRequest',
            jsonb_build_object('id', request_id, 'reasonCode', reason_code, 'reasonMessage', '', 'statusCode', 'APPROVED',
              'statusMessage', '', 'createdAt', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              'updatedAt', to_char(updated_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) end
      from facts cross join lateral (values (proposer_id, ' - Proposer', 'acceptorId', acceptor_id),
        (acceptor_id, ' - Acceptor', 'proposerId', proposer_id)) as p (account_id, suffix, other, other_id)
    )
    insert into delivery (id, event_id, kind, account_id, agreement_id, request_id, party, recipient, recipient_name, created_at,
      next_attempt_at)
    select gen_random_uuid()::text, event_id, kind, p.account_id, id, request_id, p.party, p.email, p.name, ${corpusNow}, now()
    from facts cross join lateral (
      select proposer_id, 'seller', requested_by_email, 'Sam' union all
      select c.account_id, case when c.account_id = proposer_id then 'seller' else 'buyer' end, c.email, c.name
      from account_contact c where c.account_id in (proposer_id, acceptor_id)) as p (account_id, party, email, name)`);
