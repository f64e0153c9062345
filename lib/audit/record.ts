import { accountOf, nameOf, viaOf } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import { newId } from "../ids";
import type { AuditAction } from "./catalog";

export type Audited = {
  action: AuditAction;
  /** What it was done to, in words: a name, an address, an ID. */
  object: string;
  data?: Record<string, string>;
  /** Where it is listed; the actor's own account unless it is named. */
  accountId?: string;
};

/** An entry as Prisma writes it, for verbs whose transaction is Prisma's. */
export const auditRow = (
  { actor, now }: Pick<Context, "actor" | "now">,
  { action, object, data = {}, accountId }: Audited,
) => ({
  id: newId.plain(),
  accountId: accountId ?? accountOf(actor),
  action,
  object,
  actor: { kind: actor.kind, name: nameOf(actor), accountId: accountOf(actor), via: viaOf(actor) },
  at: now,
  data,
});

/** Writes down what somebody did to the portal itself, in the transaction that does it. Entries are never changed. */
export async function recordAudit(ctx: Context, entry: Audited): Promise<void> {
  const { id, accountId, action, object, actor, at, data } = auditRow(ctx, entry);
  await ctx.db.run(sql`
    insert into audit_entry (id, account_id, action, object, actor, at, data)
    values (${id}, ${accountId}, ${action}, ${object}, ${JSON.stringify(actor)}, ${at}, ${JSON.stringify(data)})`);
}
