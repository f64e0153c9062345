import { connections, raw, sql } from "@/lib/db";

const tables = [
  "agreement",
  "cancellation_request",
  "response_link",
  "entitlement",
  "charge",
  "invoice",
  "payment_request",
  "billing_adjustment",
  "event",
  "party_event",
  "delivery",
] as const;
type Table = (typeof tables)[number];
type Row = Record<string, unknown>;

/** Every row of the agreement lifecycle as the database prints it, to be compared before and after. */
export type Snapshot = Record<Table, Row[]>;

export async function snapshot(): Promise<Snapshot> {
  const parts = tables.map(
    (table) => `'${table}', (select coalesce(json_agg(t order by t::text), '[]') from "${table}" t)`,
  );
  const row = await connections().db.row<{ all: Snapshot }>(
    sql`select json_build_object(${raw(parts.join(", "))}) as all`,
  );
  if (!row) throw new Error("no snapshot");
  return row.all;
}

/** What became different: per table the columns that changed of each row, and the rows that are new. */
export function changes(before: Snapshot, after: Snapshot) {
  const keyOf = (row: Row) => `${row.id ?? `${row.agreement_id}/${row.resource_id}`}`;
  return Object.fromEntries(
    tables.map((table) => {
      const earlier = new Map(before[table].map((row) => [keyOf(row), row]));
      const added: Row[] = [];
      const changed: Record<string, Row> = {};
      for (const row of after[table]) {
        const old = earlier.get(keyOf(row));
        earlier.delete(keyOf(row));
        if (!old) added.push(row);
        else {
          const columns = Object.entries(row).filter(
            ([name, value]) => value !== old[name] && !isSame(value, old[name]),
          );
          if (columns.length) changed[keyOf(row)] = Object.fromEntries(columns);
        }
      }
      return [table, { added, changed, removed: [...earlier.keys()] }];
    }),
  ) as Record<Table, { added: Row[]; changed: Record<string, Row>; removed: string[] }>;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
