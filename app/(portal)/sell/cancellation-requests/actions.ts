"use server";

import { z } from "zod";
import { responseUrl } from "@/lib/auth/response-link";
import { portalAction } from "@/lib/callers/action";
import { noteLinkCopied, replaceResponseLink, resendRequestEmail } from "@/lib/cancellation-requests/announce";
import { findSharedLink } from "@/lib/cancellation-requests/links";
import { requestInput, sendFromPortalInput, withdrawInput } from "@/lib/cancellation-requests/schema";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import type { Context } from "@/lib/context";
import { ConflictError } from "@/lib/errors";

const nothing = () => null;
const replaceInput = requestInput.extend({ reason: z.string().trim().max(500).optional() });

export const send = portalAction(["seller"], sendFromPortalInput, sendCancellationRequest, ({ id }) => ({ id }));
export const withdraw = portalAction(["seller"], withdrawInput, withdrawCancellationRequest, nothing);
export const resend = portalAction(["seller", "admin"], requestInput, resendRequestEmail, nothing);
export const replaceLink = portalAction(["seller", "admin"], replaceInput, replaceAndRead, (url) => ({ url }));
export const readLink = portalAction(["seller"], requestInput, copyLink, (url) => ({ url }));

async function replaceAndRead(ctx: Context, input: z.infer<typeof replaceInput>): Promise<string> {
  await replaceResponseLink(ctx, input);
  return currentUrl(ctx, input.requestId);
}

async function copyLink(ctx: Context, input: z.infer<typeof requestInput>): Promise<string> {
  await noteLinkCopied(ctx, input);
  return currentUrl(ctx, input.requestId);
}

async function currentUrl(ctx: Context, requestId: string): Promise<string> {
  const link = await findSharedLink(ctx, requestId);
  if (!link) throw new ConflictError("There is no link to copy any more.");
  return responseUrl(link.id);
}
