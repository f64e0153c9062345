import { z } from "zod";
import { shortenBy } from "../format";
import { type PortalReason, portalReasons, reasonCodes } from "./labels";

/** @see domain rules: 1–64, `[A-Za-z0-9_/-]+` */
const agreementId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_/-]+$/, "That is not an agreement ID.");
const requestId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^acr-[a-zA-Z0-9]+$/, "That is not a cancellation request ID.");

/** Free text between the parties, 1–2,000 characters counted as the person sees them (a line break is one). */
const message = (missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim())
    .refine((text) => text.length > 0, missing)
    .refine((text) => text.length <= 2000, {
      error: (issue) => shortenBy(String(issue.input).length - 2000),
    });

const clientToken = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-zA-Z0-9-]+$/);

/** The console's form: one of the guide's five reasons, details required when it is Other. */
export const sendFromPortalInput = z
  .object({
    agreementId,
    reason: z.enum(Object.keys(portalReasons) as [PortalReason, ...PortalReason[]], "Choose a reason."),
    description: z.string().optional(),
    clientToken,
  })
  .transform((form, refine) => {
    const description = form.description?.trim() ? message("").safeParse(form.description) : undefined;
    if (form.reason === "OTHER" && !description) {
      refine.addIssue({ code: "custom", path: ["description"], message: "Describe the reason." });
    }
    if (description?.error) {
      refine.addIssue({ code: "custom", path: ["description"], message: description.error.issues[0]?.message ?? "" });
    }
    return {
      agreementId: form.agreementId,
      reasonCode: portalReasons[form.reason].wireCode,
      portalReason: form.reason as PortalReason | null,
      description: description?.data ?? null,
      clientToken: form.clientToken,
    };
  });

export const sendInput = z.object({
  agreementId,
  reasonCode: z.enum(reasonCodes),
  portalReason: z.enum(Object.keys(portalReasons) as [PortalReason, ...PortalReason[]]).nullable(),
  description: z.string().min(1).max(2000).nullable(),
  clientToken,
});

export const requestInput = z.object({ requestId, agreementId: agreementId.optional() });
export const approveInput = requestInput;
export const approveByTypingInput = requestInput.extend({
  confirmation: z
    .string({ error: "Type approve to continue." })
    .refine((word) => word.trim().toLowerCase() === "approve", "Type approve to continue."),
});
export const rejectInput = requestInput.extend({
  rejectionReason: message("Write a reason. It is sent to the seller."),
});
export const withdrawInput = requestInput.extend({
  cancellationReason: message("Write a reason. The buyer sees it."),
});

export type SendInput = z.infer<typeof sendInput>;
export type RequestInput = z.infer<typeof requestInput>;
export type RejectInput = z.infer<typeof rejectInput>;
export type WithdrawInput = z.infer<typeof withdrawInput>;
