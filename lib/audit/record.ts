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

/** Writes down what somebody did to the portal itself, in the transaction that does it. Entries are never changed. */
export async function recordAudit(ctx: Context, { action, object, data = {}, accountId }: Audited): Promise<void> {
  const { actor, now } = ctx;
  const who = { kind: actor.kind, name: nameOf(actor), accountId: accountOf(actor), via: viaOf(actor) };
  await ctx.db.run(sql`
    insert into audit_entry (id, account_id, action, object, actor, at, data)
    values (${newId.plain()}, ${accountId ?? accountOf(actor)}, ${action}, ${object}, ${JSON.stringify(who)}, ${now},
      ${JSON.stringify(data)})`);
}
