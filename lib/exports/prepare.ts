import { z } from "zod";
import { accountOf, hatOfActor } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import { ForbiddenError } from "../errors";
import { newId } from "../ids";
import { exportableLists } from "./lists";
import { exportNames, longFileRows } from "./names";

export const prepareExportInput = z.object({ list: z.enum(exportNames), query: z.string().max(4000) });

/**
 * Says how a list becomes a file: short ones are answered at once (`id` is null), for long ones a job is left to the worker.
 * Asking again for a file that is still being written is the same job.
 * @throws ForbiddenError the list is not one of the actor's hat
 */
export async function prepareExport(
  ctx: Context,
  input: z.infer<typeof prepareExportInput>,
  shortRows: number = longFileRows,
) {
  const { actor, db } = ctx;
  const list = exportableLists[input.list];
  const isOwn = list.hats.some((hat) => hat === hatOfActor(actor));
  if (actor.kind !== "person" || !isOwn) throw new ForbiddenError("This list belongs to another kind of account.");
  if (!(await list.isLongerThan(ctx, input.query, shortRows))) return { id: null };
  const waiting = await db.row<{ id: string }>(sql`
    select id from list_export where user_id = ${actor.userId} and account_id = ${accountOf(actor)}
      and list = ${input.list} and query = ${input.query} and state in ('QUEUED', 'RUNNING')`);
  if (waiting) return waiting;
  const id = newId.plain();
  await db.run(sql`
    insert into list_export (id, user_id, account_id, actor, list, query, asked_at)
    values (${id}, ${actor.userId}, ${actor.accountId}, ${JSON.stringify(actor)}::jsonb, ${input.list}, ${input.query}, now())`);
  return { id };
}
