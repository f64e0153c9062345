import type { z } from "zod";
import { authorizeAdministration } from "../accounts/authorize";
import type { Context } from "../context";
import { sql } from "../db";
import { ConflictError } from "../errors";
import { getMessage } from "./queries";
import type { messageInput } from "./try-again";

/**
 * Marks a mail as bounced whose refusal came later, as a mail to the sender's mailbox; its address says so from then on.
 *
 * @throws NotFoundError  there is no such mail
 * @throws ForbiddenError the actor is no administrator
 * @throws ConflictError  it is marked already, or was not sent yet
 */
export async function markBounced(ctx: Context, { messageId }: z.output<typeof messageInput>): Promise<void> {
  authorizeAdministration(ctx);
  const marked = await ctx.db.row(sql`
    with bounced as (
      update delivery set state = 'BOUNCED', last_error = 'Marked as bounced by an administrator'
      where id = ${messageId} and state in ('SENT', 'FAILED') returning id, account_id, recipient
    ), told as (
      update account_contact c set bounced_at = now() from bounced
      where c.account_id = bounced.account_id and c.email = bounced.recipient
    )
    select id from bounced`);
  if (marked) return;
  const { state } = await getMessage(ctx, { messageId });
  throw new ConflictError(
    state === "BOUNCED"
      ? "Nothing was changed. This email is marked as bounced already."
      : "Nothing was changed. This email has not been sent yet.",
  );
}
