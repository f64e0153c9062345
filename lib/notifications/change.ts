import { z } from "zod";
import { getAgreement } from "../agreements/queries";
import { type Actor, accountOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import { ForbiddenError } from "../errors";

export const markReadInput = z.object({ eventIds: z.array(z.string().min(1).max(60)).min(1).max(100) });
export const markAllReadInput = z.object({ upTo: z.number().int().nonnegative() });
export const muteInput = z.object({ agreementId: z.string().min(1).max(64), isMuted: z.boolean() });

function userOf(actor: Actor): string {
  if (actor.kind !== "person") throw new ForbiddenError("Only people have notifications.");
  return actor.userId;
}

/** Marks single notifications as read. */
export async function markRead(ctx: Context, { eventIds }: z.output<typeof markReadInput>): Promise<void> {
  await ctx.db.run(sql`
    insert into notification_read (user_id, event_id)
    select ${userOf(ctx.actor)}, p.event_id from party_event p
    where p.event_id = any(${eventIds}) and p.account_id = ${accountOf(ctx.actor)}
    on conflict do nothing`);
}

/** Marks everything up to the newest that the person has seen as read; what came meanwhile stays unread. */
export async function markAllRead(ctx: Context, { upTo }: z.output<typeof markAllReadInput>): Promise<void> {
  const user = userOf(ctx.actor);
  await ctx.db.run(sql`
    insert into notification_state (user_id, account_id, seen_seq) values (${user}, ${accountOf(ctx.actor)}, ${upTo})
    on conflict (user_id, account_id) do update set seen_seq = greatest(notification_state.seen_seq, excluded.seen_seq)`);
}

/** Keeps an agreement's news out of this person's notifications, or lets it in again. @throws NotFoundError */
export async function mute(ctx: Context, { agreementId, isMuted }: z.output<typeof muteInput>): Promise<void> {
  const user = userOf(ctx.actor);
  await getAgreement(ctx, { agreementId });
  await ctx.db.run(
    isMuted
      ? sql`insert into muted_agreement (user_id, agreement_id) values (${user}, ${agreementId}) on conflict do nothing`
      : sql`delete from muted_agreement where user_id = ${user} and agreement_id = ${agreementId}`,
  );
}
