"use server";

import { z } from "zod";
import { portalAction } from "@/lib/callers/action";
import { replaceResponseLink, resendRequestEmail } from "@/lib/cancellation-requests/announce";
import { requestInput } from "@/lib/cancellation-requests/schema";

// The new link is for the parties: an administrator replaces it without ever seeing one.
const nothing = () => null;
const replaceInput = requestInput.extend({
  reason: z.string().trim().min(1, "Say why the link is replaced.").max(500),
});

export const resend = portalAction(["admin"], requestInput, resendRequestEmail, nothing);
export const replaceLink = portalAction(["admin"], replaceInput, replaceResponseLink, nothing);
