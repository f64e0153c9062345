import { type Db, empty, raw, sql } from "./db";

/**
 * Inserts rows whose properties are the table's columns, all in one statement and as one parameter. Every row has the same
 * properties; columns that are left out get their default. Returns how many were inserted.
 */
export async function insertRows(
  db: Db,
  table: string,
  rows: readonly Record<string, unknown>[],
  { ifMissing = false } = {},
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const columns = raw(Object.keys(first).join(", "));
  const name = raw(`"${table}"`);
  return db.run(sql`
    insert into ${name} (${columns})
    select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)
    ${ifMissing ? sql`on conflict do nothing` : empty}`);
}
