import { expect } from "vitest";
import { connections } from "@/lib/db";

/** What must hold after every test, whatever it did: each query finds the rows that break a promise. */
const broken: Record<string, string> = {
  "a resolved request has an event that says so": `
    select r.id from cancellation_request r where r.status <> 'PENDING_APPROVAL'
      and not exists (select 1 from event e where e.request_id = r.id and e.at = r.resolved_at)`,
  "every request was announced once, unless it is held back": `
    select r.id from cancellation_request r
    where (case when r.is_held then 0 else 1 end) <> (select count(*) from event e
      where e.request_id = r.id and e.type in ('CancellationRequestSent', 'CancellationRequestChecked'))`,
  "an approved request has a cancelled agreement": `
    select r.id from cancellation_request r join agreement a on a.id = r.agreement_id
    where r.status = 'APPROVED' and (a.status <> 'CANCELLED' or a.ended_at <> r.resolved_at)`,
  "the agreement shows its newest request's status": `
    select a.id from agreement a join lateral (
      select status from cancellation_request r where r.agreement_id = a.id order by created_at desc, (status = 'PENDING_APPROVAL') desc limit 1
    ) newest on true where a.cancellation_status is distinct from newest.status`,
  "seller and buyer each have their event of every told fact": `
    select e.id from event e where e.type like 'CancellationRequest%'
      and e.type not in ('CancellationRequestFailed', 'CancellationRequestReceived')
      and 2 > (select count(distinct account_id) from party_event p where p.event_id = e.id)`,
  "an accepted agreement request has made or changed its own buyer's agreement": `
    select q.id from agreement_request q left join agreement a on a.id = q.agreement_id
    where q.status = 'ACCEPTED' and a.acceptor_id is distinct from q.acceptor_id`,
  "a replaced agreement was told to have ended": `
    select q.id from agreement_request q where q.status = 'ACCEPTED' and q.intent = 'REPLACE'
      and not exists (select 1 from event e where e.agreement_id = q.source_agreement_id and e.type = 'AgreementReplaced')`,
  "no invoice belongs to a time after the end": `
    select i.id from invoice i join agreement a on a.id = i.agreement_id where i.period_start_at >= a.ended_at`,
};

const all = Object.entries(broken)
  .map(([promise, query]) => `select '${promise.replaceAll("'", "''")}' as promise, q.id from (${query}) q`)
  .join(" union all ");

export async function expectInvariants() {
  const { rows } = await connections().pool.query<{ promise: string; id: string }>(all);
  expect(rows).toEqual([]);
}
