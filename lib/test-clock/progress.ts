import { connections, sql } from "../db";

/** How far the move of the clock that is under way has come, in percent, and where it leads. */
export type ClockProgress = { percent: number; until: Date };

/** Written on a connection of its own: the move itself shows nothing before it is done. */
export const noteProgress = (percent: number, until: Date) =>
  connections().db.run(sql`
    insert into setting (key, value) values ('clock-progress', ${JSON.stringify({ percent, until })})
    on conflict (key) do update set value = excluded.value`);

export async function readProgress(): Promise<ClockProgress | null> {
  const row = await connections().db.row<{ percent: number; until: Date }>(sql`
    select (value ->> 'percent')::int as percent, (value ->> 'until')::timestamptz as until
    from setting where key = 'clock-progress'`);
  return row;
}

export const forgetProgress = () => connections().db.run(sql`delete from setting where key = 'clock-progress'`);
