import { z } from "zod";

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_/-]+$/);
const paymentRequestId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^pr-[a-zA-Z0-9]+$/);

/** A decimal text above nothing. @see domain rules: `[0-9]*(\.[0-9]{0,8})?` alone would let an empty text pass */
export const amountText = z
  .string()
  .regex(/^\d{0,12}(\.\d{0,8})?$/, "Write the amount as a number, for example 1200.00.")
  .refine((text) => Number(text) > 0, "Write an amount above 0.");

export const sendPaymentRequestInput = z.object({
  agreementId: id,
  termId: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[A-Za-z0-9+=;,.@\-_]+$/),
  name: z
    .string()
    .trim()
    .min(5, "Write a name of at least 5 characters.")
    .max(64, "Write a name of at most 64 characters.")
    .regex(/^.+$/, "Write the name on one line."),
  amount: amountText,
  description: z.string().min(1).max(2000, "Write at most 2,000 characters.").nullable(),
  clientToken: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9-]+$/),
});

export const paymentRequestInput = z.object({ agreementId: id, paymentRequestId });
/** @see domain rules: a purchase order reference has at most 200 characters */
export const purchaseOrderReference = z.string().min(1).max(200, "A purchase order has at most 200 characters.");
export const acceptPaymentRequestInput = paymentRequestInput.extend({
  purchaseOrderReference: purchaseOrderReference.nullable(),
});
export const rejectPaymentRequestInput = paymentRequestInput.extend({
  rejectionReason: z.string().min(1).max(250, "Write at most 250 characters.").nullable(),
});

/** Forms send an empty text where nothing was written. */
const orNothing = <Schema extends z.ZodType<string | null, string | null>>(schema: Schema) =>
  z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .pipe(schema);

export const sendFromPortalInput = sendPaymentRequestInput.extend({
  amount: z
    .string()
    .transform((text) => text.replace(/[\s,]/g, ""))
    .pipe(amountText),
  description: orNothing(sendPaymentRequestInput.shape.description),
});
export const acceptFromPortalInput = paymentRequestInput.extend({
  purchaseOrderReference: orNothing(purchaseOrderReference.nullable()),
});
export const rejectFromPortalInput = paymentRequestInput.extend({
  rejectionReason: orNothing(rejectPaymentRequestInput.shape.rejectionReason),
});

export type SendPaymentRequestInput = z.infer<typeof sendPaymentRequestInput>;
export type PaymentRequestInput = z.infer<typeof paymentRequestInput>;
export type AcceptPaymentRequestInput = z.infer<typeof acceptPaymentRequestInput>;
export type RejectPaymentRequestInput = z.infer<typeof rejectPaymentRequestInput>;
