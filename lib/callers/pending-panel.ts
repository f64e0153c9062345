import { responseUrl } from "../auth/response-link";
import { listRequestEmails } from "../cancellation-requests/emails";
import { emailStateLabels } from "../cancellation-requests/emails-labels";
import { findSharedLink } from "../cancellation-requests/links";
import { whyNot } from "../cancellation-requests/policy";
import { findPendingRequest } from "../cancellation-requests/queries";
import { type CancellationRequestView, viewOf } from "../cancellation-requests/request";
import type { Context } from "../context";
import { plural } from "../format";

/** What the seller sees and may do about a request that waits for the buyer; null when none does. */
export async function readPendingPanel(ctx: Context, agreementId: string) {
  const request = await findPendingRequest(ctx, agreementId);
  return request && { request: viewOf(request), ...(await readSellerSide(ctx, request)) };
}

/** The link to share, how the mail to the buyer fares, and why what is not possible is not. */
export async function readSellerSide(ctx: Context, request: CancellationRequestView) {
  const [link, emails] = await Promise.all([findSharedLink(ctx, request.id), listRequestEmails(ctx, request.id)]);
  const toBuyer = emails.filter(({ kind }) => kind === "E1");
  const last = toBuyer[0];
  return {
    url: link && request.status === "PENDING_APPROVAL" ? responseUrl(link.id) : null,
    emailState: last
      ? `${emailStateLabels[last.state]} to ${plural(new Set(toBuyer.map(({ recipient }) => recipient)).size, "address", "addresses")}`
      : `${request.acceptorName} has no registered address. Share the link yourself.`,
    refusals: {
      withdraw: whyNot("withdraw", ctx.actor, request, ctx.now),
      resend: whyNot("resend", ctx.actor, request, ctx.now),
      replaceLink: whyNot("replaceLink", ctx.actor, request, ctx.now),
      copyLink: whyNot("copyLink", ctx.actor, request, ctx.now),
    },
  };
}
