import { accountOf, nameOf, viaOf } from "../auth/actor";
import type { TxContext } from "../context";
import { sql } from "../db";
import { newId } from "../ids";
import { wake } from "../wake";
import type { Fact } from "./catalog";
import { concernsLicense, mails, partyEvents } from "./routing";

/**
 * Writes what happened, in the transaction that makes it true: one event a fact, each party's own EventBridge event, one
 * delivery per mail recipient, and one per destination that the party has and that may want the event. The relay sends the
 * deliveries after the commit.
 */
export async function recordEvents(ctx: TxContext, facts: Fact[]): Promise<void> {
  if (!facts.length) return;
  const entries = facts.map((fact) => ({ fact, id: newId.plain() }));
  const events = entries.map(({ fact, id }) => ({
    id,
    type: fact.type,
    agreement_id: fact.agreement.id,
    request_id: fact.request?.id ?? null,
    actor: {
      kind: fact.actor.kind,
      name: nameOf(fact.actor),
      accountId: accountOf(fact.actor),
      via: viaOf(fact.actor),
    },
    at: fact.at,
    data: fact.data ?? {},
  }));
  const licenses = await readLicenses(ctx, facts);
  const told = entries.flatMap(({ fact, id }) => partyEvents(fact, id, licenses.get(fact.agreement.id)));
  const toldByMail = entries.flatMap(({ fact, id }) => mails(fact, id));
  await ctx.db.run(sql`
    with events as (
      insert into event (id, type, agreement_id, request_id, actor, at, data)
      select * from json_to_recordset(${JSON.stringify(events)}::json)
        as e(id text, type text, agreement_id text, request_id text, actor jsonb, at timestamptz, data jsonb)
    ), told as (
      select * from rows from (json_to_recordset(${JSON.stringify(told)}::json) as (id text, event_id text, account_id text,
        agreement_id text, detail_type text, at timestamptz, resources text[], detail json)) with ordinality
    ), party_events as (
      insert into party_event (id, event_id, account_id, detail_type, at, resources, detail)
      select id, event_id, account_id, detail_type, at, resources, detail from told
    ), event_deliveries as (
      insert into event_delivery (id, destination_id, party_event_id, agreement_id, created_at, next_attempt_at)
      select gen_random_uuid()::text, t.id, told.id, told.agreement_id, ${ctx.now}, clock_timestamp()
      from told join destination t on t.account_id = told.account_id
        and (t.detail_types = '{}' or told.detail_type = any(t.detail_types))
      order by told.ordinality, t.id
    )
    insert into delivery (id, event_id, kind, account_id, agreement_id, request_id, link_id, party, recipient, recipient_name,
                          created_at, next_attempt_at)
    select gen_random_uuid()::text, m.event_id, m.kind, m.account_id, m.agreement_id, m.request_id,
      case when m.kind in ('E1', 'E4') then (
        select l.id from response_link l
        where l.request_id = m.request_id and l.email = person.email and l.revoked_at is null) end,
      m.party, person.email, person.name, ${ctx.now}, clock_timestamp()
    from rows from (json_to_recordset(${JSON.stringify(toldByMail)}::json) as (event_id text, kind text, account_id text,
      agreement_id text, request_id text, party text, mail_group text, only_requester boolean, requester_email text,
      requester_name text)) with ordinality as m
    cross join lateral (
      select c.email, c.name, not c.is_contact as is_extra from mail_recipient c
      where c.account_id = m.account_id and not m.only_requester
      union all
      select m.requester_email, m.requester_name, false where m.requester_email is not null and (m.only_requester or not exists (
        select 1 from mail_recipient c where c.account_id = m.account_id and c.email = m.requester_email))
    ) as person
    where not exists (
      select 1 from mail_opt_out o
      where o.account_id = m.account_id and o.mail_group = m.mail_group and o.email in ('', person.email))
    order by m.ordinality, person.is_extra, person.email`);
  wake(ctx.db);
}

/** The licences that these facts end or change; a question only channel partners' deals cost. */
async function readLicenses(ctx: TxContext, facts: Fact[]): Promise<Map<string, string>> {
  const ids = facts.filter(concernsLicense).map(({ agreement }) => agreement.id);
  if (!ids.length) return new Map();
  const rows = await ctx.db.rows<{ agreementId: string; licenseArn: string }>(sql`
    select agreement_id, min(license_arn) as license_arn from entitlement
    where agreement_id = any(${ids}) and license_arn is not null group by agreement_id`);
  return new Map(rows.map(({ agreementId, licenseArn }) => [agreementId, licenseArn]));
}
