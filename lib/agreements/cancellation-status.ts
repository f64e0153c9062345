import type { Status } from "../cancellation-requests/states";
import type { TxContext } from "../context";
import { sql } from "../db";
import type { Agreement } from "./agreement";
import { agreementColumns } from "./row";

/** Keeps the status of each agreement's newest request on the agreement, where its list filters by it; returns the agreements. */
export const noteCancellationStatus = (ctx: TxContext, agreementIds: string[], status: Status) =>
  ctx.db.rows<Agreement>(sql`
    update agreement a set cancellation_status = ${status}, updated_at = ${ctx.now} where a.id = any(${agreementIds})
    returning ${agreementColumns}`);
