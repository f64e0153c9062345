import { z } from "zod";
import type { Context } from "../context";
import { sql } from "../db";
import { ConflictError } from "../errors";
import { wake } from "../wake";
import { authorizeReading, getMessage } from "./queries";

export const messageInput = z.object({ messageId: z.string().min(1).max(60) });

/**
 * Puts a mail that waits, failed or bounced first in line; one that was given up gets its whole time again. A mail on its way right
 * now is not sent twice: the relay holds it until the try has ended.
 *
 * @throws NotFoundError  there is no such mail
 * @throws ForbiddenError the actor may not open the mailbox
 * @throws ConflictError  it was sent already
 */
export async function tryMailAgain(ctx: Context, { messageId }: z.output<typeof messageInput>): Promise<void> {
  authorizeReading(ctx);
  const count = await ctx.db.run(sql`
    update delivery set state = 'PENDING', next_attempt_at = now(),
      first_attempt_at = case when state = 'PENDING' then first_attempt_at end
    where id = ${messageId} and state in ('PENDING', 'FAILED', 'BOUNCED')`);
  if (count) return wake(ctx.db);
  const { recipient } = await getMessage(ctx, { messageId });
  throw new ConflictError(`Nothing was changed. This email to ${recipient} was sent already.`);
}
