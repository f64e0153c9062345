import { recordAudit } from "../audit/record";
import { encrypt } from "../auth/encryption";
import { type Context, inTransaction, type TxContext } from "../context";
import { empty, sql } from "../db";
import { ConflictError, ForbiddenError, ValidationError } from "../errors";
import { newId } from "../ids";
import { wake } from "../wake";
import { nameTaken } from "./create";
import type { Destination } from "./destination";
import { literalDetailTypes, type Pattern } from "./pattern";
import { authorizeManaging, whyNotPause } from "./policy";
import { getDestination } from "./queries";
import type { DestinationInput } from "./schema";
import { newSigningSecret, overlapHours, secretPurpose } from "./secrets";

type Edit = DestinationInput & { name: string; pattern: Pattern; url?: string };

/**
 * Gives a destination another name, address or pattern. What waits already goes to the new address, as far as the new
 * pattern wants it.
 *
 * @throws NotFoundError @throws ForbiddenError
 * @throws ConflictError the name is taken
 */
export const editDestination = (ctx: Context, input: Edit): Promise<void> =>
  change(ctx, input, "DESTINATION_CHANGED", async (ctx, { type }) => {
    const { name, pattern, url, destinationId } = input;
    if (type === "WEBHOOK" && !url) {
      const message = "Give the address of the webhook.";
      throw new ValidationError(message, { fields: [{ name: "url", message }] });
    }
    await ctx.db
      .run(sql`
        update destination set name = ${name}, pattern = ${JSON.stringify(pattern)}, version = version + 1,
          ${type === "FILE" ? empty : sql`url = ${url ?? null},`} detail_types = ${literalDetailTypes(pattern)}
        where id = ${destinationId}`)
      .catch(nameTaken(name));
  });

/** Keeps events back until somebody resumes; they go on waiting in their order. */
export function pauseDestination(ctx: Context, input: DestinationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name } = await pausable(ctx, input);
    const count = await ctx.db.run(sql`
      update destination set state = 'PAUSED', paused_reason = 'PERSON', paused_at = now()
      where id = ${input.destinationId} and state = 'ACTIVE'`);
    if (!count) throw new ConflictError("Nothing was changed: it is paused already.");
    await recordAudit(ctx, { action: "DESTINATION_PAUSED", object: name, data: { id: input.destinationId } });
  });
}

/** Sends what waited and what comes. A failing one gets its 72 hours again, and its first try at once. */
export function resumeDestination(ctx: Context, input: DestinationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name } = await pausable(ctx, input);
    await ctx.db.run(sql`
      update destination set state = 'ACTIVE', paused_reason = null, paused_at = null, failing_since = null, retry_at = null,
        last_error = null where id = ${input.destinationId}`);
    await ctx.db.run(sql`
      update event_delivery set next_attempt_at = now(), first_attempt_at = null
      where destination_id = ${input.destinationId} and state = 'PENDING'`);
    await recordAudit(ctx, { action: "DESTINATION_RESUMED", object: name, data: { id: input.destinationId } });
    wake(ctx.db);
  });
}

/** Makes a new signing secret, shown this once; the one before signs too for another 24 hours. */
export async function rotateSecret(ctx: Context, input: DestinationInput): Promise<{ secret: string }> {
  const secret = newSigningSecret();
  await change(ctx, input, "DESTINATION_SECRET_ROTATED", async (ctx, { type }) => {
    if (type !== "WEBHOOK") throw new ValidationError("Only webhooks are signed.");
    await ctx.db.run(sql`
      update destination set previous_secret_encrypted = secret_encrypted, secret_encrypted = ${encrypt(secretPurpose, secret)},
        previous_secret_until = now() + ${overlapHours} * interval '1 hour', version = version + 1
      where id = ${input.destinationId}`);
  });
  return { secret };
}

/** Removes a destination with everything that waited for it. */
export const removeDestination = (ctx: Context, input: DestinationInput): Promise<void> =>
  change(ctx, input, "DESTINATION_REMOVED", async (ctx) => {
    await ctx.db.run(sql`delete from destination where id = ${input.destinationId}`);
  });

/** Sends an event that says it is a test, on the same way as all others; no pattern keeps it back. Returns its delivery. */
export async function sendTestEvent(ctx: Context, input: DestinationInput): Promise<{ deliveryId: string }> {
  const deliveryId = newId.plain();
  await change(ctx, input, "DESTINATION_TESTED", async (ctx, { state }) => {
    if (state === "PAUSED") throw new ConflictError("It is paused. Resume it, then send a test.");
    await ctx.db.run(sql`
      insert into event_delivery (id, destination_id, created_at, next_attempt_at)
      values (${deliveryId}, ${input.destinationId}, ${ctx.now}, clock_timestamp())`);
    await ctx.db.run(sql`update destination set retry_at = null where id = ${input.destinationId}`);
    wake(ctx.db);
  });
  return { deliveryId };
}

/** Sends an event once more, whatever became of it: the receiver sees the same ID. What still waits goes first in line. */
export function resendEvent(ctx: Context, { deliveryId }: { deliveryId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const delivery = await ctx.db.row<{ destinationId: string }>(
      sql`select destination_id from event_delivery where id = ${deliveryId}`,
    );
    const { id, accountId, name } = await getDestination(ctx, { destinationId: delivery?.destinationId ?? "" });
    authorizeManaging(ctx.actor, accountId);
    const count = await ctx.db.run(sql`
      update event_delivery set state = 'PENDING', next_attempt_at = now(), sent_at = null,
        first_attempt_at = case when state = 'PENDING' then first_attempt_at end
      where id = ${deliveryId} and (claimed_until is null or claimed_until <= now())`);
    if (!count) throw new ConflictError("It is on its way right now.");
    await ctx.db.run(sql`update destination set retry_at = null where id = ${id}`);
    await recordAudit(ctx, { action: "EVENT_RESENT", object: name, data: { id: deliveryId } });
    wake(ctx.db);
  });
}

type Work = (ctx: TxContext, destination: Destination) => Promise<void>;

function change(
  ctx: Context,
  { destinationId }: DestinationInput,
  action: Parameters<typeof recordAudit>[1]["action"],
  work: Work,
) {
  return inTransaction(ctx, async (ctx) => {
    const destination = await getDestination(ctx, { destinationId });
    authorizeManaging(ctx.actor, destination.accountId);
    await work(ctx, destination);
    await recordAudit(ctx, { action, object: destination.name, data: { id: destinationId } });
  });
}

async function pausable(ctx: TxContext, input: DestinationInput): Promise<Destination> {
  const destination = await getDestination(ctx, input);
  const reason = whyNotPause(ctx.actor, destination.accountId);
  if (reason) throw new ForbiddenError(reason);
  return destination;
}
