import { type Db, sql } from "../db";
import { destinationManagers } from "../destinations/policy";
import { wake } from "../wake";

/**
 * Stops sending to a destination that has refused an event for 72 hours, and tells those who can mend it: the people of the
 * account who manage destinations, and the administrators. Its events go on waiting; nothing is lost.
 */
export const pauseFailing = (db: Db, destinationId: string, error: string, now: Date): Promise<void> =>
  db.transaction(async (db) => {
    const paused = await db.row<{ accountId: string }>(sql`
      update destination set state = 'PAUSED', paused_reason = 'FAILING', paused_at = now(), last_error = ${error}
      where id = ${destinationId} and state = 'ACTIVE' returning account_id`);
    if (!paused) return;
    const { accountId } = paused;
    await db.run(sql`
      insert into delivery (id, kind, account_id, destination_id, party, recipient, recipient_name, created_at, next_attempt_at)
      select gen_random_uuid()::text, 'E18', ${accountId}, ${destinationId}, 'manager', told.email, told.name, ${now},
        clock_timestamp()
      from (
        select distinct u.email, u.name from membership m join "user" u on u.id = m.user_id
        where (m.account_id = ${accountId} and m.role = any(${destinationManagers as unknown as string[]})) or m.role = 'ADMIN'
      ) told
      where not exists (select 1 from mail_opt_out o
        where o.account_id = ${accountId} and o.mail_group = 'TECHNICAL' and o.email in ('', told.email))`);
    wake(db);
  });
