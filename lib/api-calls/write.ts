import { connections, sql } from "../db";

/** How long calls are kept, in days of machine time. */
export const keptDays = 14;

export type CallRow = {
  id: string;
  at: Date;
  accountId: string | null;
  keyId: string | null;
  operation: string;
  agreementId: string | null;
  status: number;
  errorType: string | null;
  rule: string | null;
  durationMs: number;
  client: string | null;
  request: string | null;
  answer: string | null;
};

let clearedOn = "";

/** Writes calls in one statement; once a day it also forgets the old ones. */
export async function writeCalls(rows: CallRow[]): Promise<void> {
  const { db } = connections();
  await db.run(sql`
    insert into api_call (id, at, account_id, key_id, operation, agreement_id, status, error_type, rule, duration_ms, client,
      request, answer)
    select id, at, "accountId", "keyId", operation, "agreementId", status, "errorType", rule, "durationMs", client, request, answer
    from json_to_recordset(${JSON.stringify(rows)}::json) as c(id text, at timestamptz, "accountId" text, "keyId" text,
      operation text, "agreementId" text, status integer, "errorType" text, rule text, "durationMs" float, client text,
      request text, answer text)`);
  const today = rows[0]?.at.toISOString().slice(0, 10) ?? "";
  if (today === clearedOn) return;
  clearedOn = today;
  await db.run(sql`delete from api_call where at < clock_timestamp() - ${keptDays} * interval '1 day'`);
}
