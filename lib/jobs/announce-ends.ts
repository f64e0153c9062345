import type { Agreement } from "../agreements/agreement";
import { agreementColumns } from "../agreements/row";
import { system } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { recordEvents } from "../events/record";

/** How many days before its end an agreement's parties get an event. */
export const noticeDays = [180, 120, 90, 60, 30] as const;

type Due = Agreement & { noticeAt: Date; days: number };

/**
 * Tells the parties' systems that an agreement ends in 180, 120, 90, 60 and 30 days. A mark says up to when that was done; it
 * moves in the transaction that writes the events, so that none is lost and none comes twice. What lay behind when the portal
 * first looked is not told.
 */
export async function announceEnds(ctx: Context, batchSize = 5000): Promise<number> {
  let announced = 0;
  for (let batch = -1; batch !== 0; announced += batch) {
    batch = await inTransaction(ctx, async (ctx) => {
      await startAnnouncingEnds(ctx);
      const mark = await ctx.db.row<{ at: Date }>(sql`
        select (value ->> 'at')::timestamptz as at from setting where key = 'ends-announced' for update`);
      if (!mark || mark.at >= ctx.now) return 0;
      const due = await ctx.db.rows<Due>(sql`
        with due as (
          select a.id, notice.days, a.end_at - notice.days * interval '24 hours' as notice_at
          from unnest(${[...noticeDays]}::int[]) as notice (days)
          join agreement a on a.status = 'ACTIVE' and a.end_at > ${mark.at}::timestamptz + notice.days * interval '24 hours'
            and a.end_at <= ${ctx.now}::timestamptz + notice.days * interval '24 hours'
          order by notice_at fetch first ${batchSize} rows with ties
        )
        select ${agreementColumns}, due.days, due.notice_at from due join agreement a on a.id = due.id
        order by due.notice_at, a.id`);
      await recordEvents(
        ctx,
        due.map(({ noticeAt, days, ...agreement }) => ({
          type: "AgreementEnding",
          agreement,
          request: null,
          actor: system,
          at: noticeAt,
          data: { days: `${days}` },
        })),
      );
      const until = due.length < batchSize ? ctx.now : (due.at(-1)?.noticeAt ?? ctx.now);
      await ctx.db.run(sql`
        update setting set value = jsonb_build_object('at', ${until}::timestamptz) where key = 'ends-announced'`);
      return due.length;
    });
  }
  return announced;
}

/** From the first time on, ends are announced that come nearer after `ctx.now`. */
export const startAnnouncingEnds = (ctx: Context) =>
  ctx.db.run(sql`
    insert into setting (key, value) values ('ends-announced', jsonb_build_object('at', ${ctx.now}::timestamptz))
    on conflict do nothing`);
