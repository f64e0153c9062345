import { lockAgreement } from "../agreements/queries";
import { system } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { ConflictError, ThrottledError, ValidationError } from "../errors";
import type { EventType } from "../events/catalog";
import { recordEvents } from "../events/record";
import { formatInstant } from "../format";
import { createLinks, hasEmailedLink, revokeLinks } from "./links";
import { authorize, type LinkVerb, whyNot } from "./policy";
import { getCancellationRequest } from "./queries";
import type { CancellationRequest } from "./request";
import type { RequestInput } from "./schema";

/**
 * Sends the request's mail to the buyer's contacts once more, with the same links. At most once an hour of business time.
 * @throws ConflictError the request is no longer pending
 * @throws ThrottledError it was sent less than an hour ago
 */
export function resendRequestEmail(ctx: Context, input: RequestInput): Promise<CancellationRequest> {
  return inTransaction(ctx, async (ctx) => {
    const request = await getCancellationRequest(ctx, input);
    refuse(ctx, "resend", request);
    const last = await ctx.db.row<{ at: Date }>(sql`
      select max(at) + interval '1 hour' as at from event
      where request_id = ${request.id} and type in ('RequestEmailResent', 'ResponseLinkReplaced')`);
    if (last?.at && last.at > ctx.now) {
      throw new ThrottledError(
        `The email was sent less than an hour ago. You can resend at ${formatInstant(last.at)}.`,
      );
    }
    if (!(await hasEmailedLink(ctx, request.id)))
      throw new ValidationError(`${request.acceptorName} has no registered address. Share the response link instead.`);
    return announce(ctx, "RequestEmailResent", request);
  });
}

/**
 * Ends every link of the request and makes new ones: the buyer's contacts get theirs by mail, the seller copies the new one.
 * @throws ConflictError the request is no longer pending
 */
export function replaceResponseLink(
  ctx: Context,
  input: RequestInput & { reason?: string },
): Promise<CancellationRequest> {
  return inTransaction(ctx, async (ctx) => {
    const request = await getCancellationRequest(ctx, input);
    refuse(ctx, "replaceLink", request);
    await revokeLinks(ctx, request.id);
    await createLinks(ctx, request);
    return announce(ctx, "ResponseLinkReplaced", request, input.reason);
  });
}

/** Remembers that the seller took the link, for the "Link last copied" column. */
export async function noteLinkCopied(ctx: Context, input: RequestInput): Promise<void> {
  const request = await getCancellationRequest(ctx, input);
  authorize(ctx.actor, "copyLink", request);
  await ctx.db.run(sql`update cancellation_request set link_copied_at = ${ctx.now} where id = ${request.id}`);
}

function refuse(ctx: Context, verb: LinkVerb, request: CancellationRequest) {
  authorize(ctx.actor, verb, request);
  const reason = whyNot(verb, ctx.actor, request, ctx.now);
  if (reason) throw new ConflictError(reason);
}

async function announce(
  ctx: Parameters<typeof recordEvents>[0],
  type: EventType,
  request: CancellationRequest,
  reason?: string,
) {
  const agreement = await lockAgreement({ ...ctx, actor: system }, request.agreementId);
  const data: Record<string, string> = reason ? { reason } : {};
  await recordEvents(ctx, [{ type, agreement, request, actor: ctx.actor, at: ctx.now, data }]);
  return request;
}
