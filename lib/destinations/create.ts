import { recordAudit } from "../audit/record";
import { accountOf, nameOf } from "../auth/actor";
import { encrypt } from "../auth/encryption";
import { type Context, inTransaction } from "../context";
import { isUniqueViolation, sql } from "../db";
import { ConflictError } from "../errors";
import { newId } from "../ids";
import { literalDetailTypes } from "./pattern";
import { authorizeManaging } from "./policy";
import type { CreateDestinationInput } from "./schema";
import { newSigningSecret, secretPurpose } from "./secrets";

/** The signing secret is shown this once; only webhooks have one. */
export type DestinationCreated = { id: string; secret: string | null };

/**
 * Sends the account's events to another place from now on.
 *
 * @throws ForbiddenError the actor does not manage destinations
 * @throws ConflictError  the account has a destination of this name
 */
export async function createDestination(ctx: Context, input: CreateDestinationInput): Promise<DestinationCreated> {
  const { actor, now } = ctx;
  authorizeManaging(actor);
  const id = newId.plain();
  const secret = input.type === "WEBHOOK" ? newSigningSecret() : null;
  const kept = secret ?? (input.type === "EVENTBRIDGE" ? input.secretAccessKey : undefined);
  const settings =
    input.type === "EVENTBRIDGE"
      ? { region: input.region, bus: input.bus, source: input.source, accessKeyId: input.accessKeyId ?? null }
      : {};
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .run(sql`
        insert into destination (id, account_id, name, type, url, settings, secret_encrypted, pattern, detail_types,
          created_by, created_at)
        values (${id}, ${accountOf(actor)}, ${input.name}, ${input.type}, ${"url" in input ? (input.url ?? null) : null},
          ${JSON.stringify(settings)}, ${kept ? encrypt(secretPurpose, kept) : null}, ${JSON.stringify(input.pattern)},
          ${literalDetailTypes(input.pattern)}, ${nameOf(actor)}, ${now})`)
      .catch(nameTaken(input.name));
    await recordAudit(ctx, { action: "DESTINATION_CREATED", object: input.name, data: { id, type: input.type } });
    return { id, secret };
  });
}

export const nameTaken = (name: string) => (error: unknown) => {
  if (!isUniqueViolation(error)) throw error;
  const message = `There is a destination called ${name} already.`;
  throw new ConflictError(message, { fields: [{ name: "name", message }] });
};
