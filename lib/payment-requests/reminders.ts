import { type Sql, sql } from "../db";

/** The days after the request on which a buyer is reminded of one that will approve itself. */
const daysBeforeApproval = [1, 3, 7, 9];
/** How often a buyer is reminded who decides about each payment, in days. */
const daysBetween = 7;

/**
 * The reminders that fall due up to `until`, a row each: `p` is the payment request, `a` its agreement, `reminder.at` the instant.
 * None comes once the request approves itself, the agreement ends, or a cancellation ends it by nobody's answer.
 * @see domain rules 5.1, from the service's seller and buyer guides
 */
export const paymentReminders = (until: Date): Sql => sql`
  payment_request p join agreement a on a.id = p.agreement_id and a.status = 'ACTIVE'
  cross join lateral (
    select p.created_at + days * interval '24 hours' as at from unnest(${daysBeforeApproval}::int[]) as days
    where p.approves_at is not null
    union all
    select generate_series(p.created_at + ${daysBetween} * interval '24 hours', ${until}::timestamptz, ${daysBetween} * interval '24 hours')
    where p.approves_at is null
  ) reminder
  where p.status = 'PENDING_APPROVAL' and reminder.at > p.reminded_until and reminder.at <= ${until}
    and (p.approves_at is null or reminder.at < p.approves_at) and (a.end_at is null or reminder.at < a.end_at)
    and not exists (select 1 from cancellation_request r
      where r.agreement_id = a.id and r.status = 'PENDING_APPROVAL' and r.respond_by <= reminder.at)`;
