import { type RelationKind, relationLabels } from "../agreements/agreement";
import { failCancellationRequests } from "../cancellation-requests/fail";
import { releaseHeldRequests } from "../cancellation-requests/release";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";

type Held = { id: string; at: Date; blockerId: string | null; blockerKind: RelationKind | null };

/**
 * Looks once more at the requests that the API took although another agreement depended on theirs: where it still does, the
 * request fails and its seller alone is told; where it no longer does, the buyer is told now. Returns how many it looked at.
 */
export const checkHeldRequests = (ctx: Context, batchSize = 1000): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const held = await ctx.db.rows<Held>(sql`
      select r.id, least(${ctx.now}, r.created_at + interval '1 second') as at, blocker.id as blocker_id,
        blocker.kind as blocker_kind
      from cancellation_request r left join lateral (
        select d.id, l.kind from agreement_relation l join agreement d on d.id = l.dependent_id
        where l.agreement_id = r.agreement_id and d.status = 'ACTIVE' order by d.id limit 1
      ) blocker on true
      where r.is_held and r.status = 'PENDING_APPROVAL' order by r.created_at limit ${batchSize} for update of r skip locked`);
    const blocked = held.flatMap(({ id, at, blockerId, blockerKind }) =>
      blockerId && blockerKind ? { id, at, reason: reason(blockerId, blockerKind) } : [],
    );
    if (blocked.length) await failCancellationRequests(ctx, blocked);
    const isBlocked = new Set(blocked.map(({ id }) => id));
    await releaseHeldRequests(
      ctx,
      held.map(({ id }) => id).filter((id) => !isBlocked.has(id)),
    );
    return held.length;
  });

const reason = (blockerId: string, kind: RelationKind) =>
  `The agreement can't be cancelled on its own: ${blockerId} (${relationLabels[kind]}) depends on it. Cancel that one first.`;
