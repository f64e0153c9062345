import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { ConflictError, NotFoundError } from "../errors";
import { exportableLists } from "./lists";
import type { ExportName } from "./names";

export type ExportState = "QUEUED" | "RUNNING" | "READY" | "FAILED";
export type ExportView = { id: string; list: ExportName; state: ExportState; rows: number | null };

/** A file the person asked for, while they belong to its account. @throws NotFoundError */
export async function getExport(ctx: Context, input: { exportId: string }): Promise<ExportView> {
  const found = await ctx.db.row<ExportView>(sql`
    select e.id, e.list, e.state, e.rows from list_export e where ${isOwn(ctx, input.exportId)}`);
  if (!found) throw new NotFoundError("This file is not there any more. Files are kept for a day.");
  return found;
}

/** Its name and contents, part by part. @throws NotFoundError @throws ConflictError it is not ready */
export async function readExport(ctx: Context, input: { exportId: string }) {
  const { id, list, state } = await getExport(ctx, input);
  if (state !== "READY") throw new ConflictError("This file is still being written.");
  return { name: exportableLists[list].file, content: parts(ctx, id) };
}

function parts({ db }: Context, id: string): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream({
    async pull(controller) {
      const part = await db.row<{ content: Buffer }>(sql`
        select content from list_export_part where export_id = ${id} and position = ${position++}`);
      if (part) controller.enqueue(part.content);
      else controller.close();
    },
  });
}

const isOwn = ({ actor }: Context, id: string): Sql =>
  actor.kind === "person"
    ? sql`e.id = ${id} and e.user_id = ${actor.userId} and exists (
        select 1 from membership m where m.user_id = e.user_id and m.account_id = ${actor.accountId}
      ) and e.account_id = ${actor.accountId}`
    : sql`false`;
