import { type Sql, sql } from "../db";

/** The columns of a `Destination`; `t` is the table. */
export const destinationColumns: Sql = sql`t.id, t.account_id, t.name, t.type, t.url, t.settings, t.pattern, t.state,
  t.paused_reason, t.paused_at, t.failing_since, t.retry_at, t.last_error, t.created_by, t.created_at,
  t.previous_secret_until`;
